package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import java.util.List;

/** Resources of a listener that are served alike. */
public record ListenerResourcesConfig(
    @Option(
            name = "names",
            doc =
                "`client` also serves `media` and `static`, `federation` also `media`, `keys`"
                    + " and `openid`.")
        List<ListenerResource> names,
    @Option(
            name = "compress",
            byDefault = "false",
            doc = "Whether bodies are compressed with gzip for clients that take it.")
        boolean compress) {}
