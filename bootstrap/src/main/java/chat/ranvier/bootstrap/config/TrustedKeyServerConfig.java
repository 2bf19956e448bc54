package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.domain.identifier.ServerName;
import java.util.Map;

/** A server that is asked for other servers' keys. */
public record TrustedKeyServerConfig(
    @Option(name = "server_name", doc = "Its name.") ServerName name,
    @Option(
            name = "verify_keys",
            byDefault = "{}",
            doc = "Its keys by their ids; its answers must be signed by one of them.")
        Map<String, String> verifyKeys,
    @Option(
            name = "accept_keys_insecurely",
            byDefault = "false",
            doc = "Believes it without `verify_keys` although certificates are not checked.")
        boolean acceptsInsecurely) {}
