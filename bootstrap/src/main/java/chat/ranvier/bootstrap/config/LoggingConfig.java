package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import java.nio.file.Path;
import java.util.Optional;

/** What is logged and where to. */
@Section(title = "Logging", doc = "What is logged and where to.")
public record LoggingConfig(
    @Option(
            name = "log_config",
            doc =
                "A YAML file in the form of Python's logging configuration; read again on SIGHUP."
                    + " Without it, text goes to standard error from INFO on.")
        Optional<Path> file) {}
