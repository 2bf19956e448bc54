package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import chat.ranvier.domain.identifier.UserId;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Traces of requests through the server and to others. */
@Section(
    title = "Tracing",
    at = "opentracing",
    doc =
        "Traces of requests through the server and to others, sent by OpenTelemetry's protocol,"
            + " which Jaeger takes on its port 4318.")
public record TracingConfig(
    @Option(name = "enabled", byDefault = "false", doc = "Whether traces are sent.")
        boolean enabled,
    @Option(
            name = "otlp_endpoint",
            byDefault = "http://localhost:4318",
            doc = "Where they are sent: OTLP over HTTP. An option of Ranvier's own.")
        URI endpoint,
    @Option(
            name = "homeserver_whitelist",
            byDefault = "[]",
            doc = "Servers, as regular expressions, with whom traces are shared.")
        List<Pattern> sharedWith,
    @Option(
            name = "force_tracing_for_users",
            byDefault = "[]",
            doc = "Users whose requests are always traced.")
        List<UserId> forcedUsers,
    @Option(name = "jaeger_config", doc = "Which requests are traced.") JaegerConfig jaeger) {}
