package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/** Power levels of new rooms, for each preset. */
public record PowerLevelOverridesConfig(
    @Option(name = "private_chat", doc = "Rooms of the preset `private_chat`.")
        Optional<JsonObject> privateChat,
    @Option(name = "trusted_private_chat", doc = "Rooms of the preset `trusted_private_chat`.")
        Optional<JsonObject> trustedPrivateChat,
    @Option(name = "public_chat", doc = "Rooms of the preset `public_chat`.")
        Optional<JsonObject> publicChat) {}
