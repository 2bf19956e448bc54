package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;

/** Which requests are traced, by the names of Jaeger's clients. */
public record JaegerConfig(
    @Option(name = "sampler", doc = "How requests are chosen.") SamplerConfig sampler,
    @Option(name = "logging", byDefault = "false", doc = "Whether each trace is logged.")
        boolean logging) {}
