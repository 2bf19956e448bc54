package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;

/** Numbers for Prometheus. */
@Section(title = "Metrics", doc = "Numbers for Prometheus.")
public record MetricsConfig(
    @Option(
            name = "enable_metrics",
            byDefault = "false",
            doc = "Collects them, and serves them on listeners that name `metrics`.")
        boolean enabled) {}
