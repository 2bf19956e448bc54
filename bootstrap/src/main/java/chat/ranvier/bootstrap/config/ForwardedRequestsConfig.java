package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import java.util.Optional;

/** What a listener believes of a reverse proxy's headers. */
public record ForwardedRequestsConfig(
    @Option(
            name = "x_forwarded",
            byDefault = "false",
            doc =
                "Takes the client's address from `X-Forwarded-For`, its scheme from"
                    + " `X-Forwarded-Proto`; only behind a proxy that sets them.")
        boolean trusted,
    @Option(
            name = "request_id_header",
            doc = "The header with a request's id for logs and traces; else ids are counted.")
        Optional<String> requestIdHeader) {}
