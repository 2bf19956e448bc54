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
                "A YAML file in the form of Python's logging configuration, or a `logback.xml`;"
                    + " read again on SIGHUP. Without it, everything from INFO on goes to standard"
                    + " error.")
        Optional<Path> file,
    @Option(
            name = "log_format",
            byDefault = "text",
            doc =
                "How lines look where there is no `log_config`: as `text`, or as `json`, one object"
                    + " a line. An option of Ranvier's own.")
        Format format) {
  /** How lines look. */
  public enum Format {
    TEXT,
    JSON
  }
}
