package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import java.time.Duration;

/** How users confirm what they do. */
@Section(
    title = "User-interactive authentication",
    at = "ui_auth",
    doc = "How users confirm what they do.")
public record InteractiveAuthConfig(
    @Option(
            name = "session_timeout",
            byDefault = "0",
            doc =
                "How long one confirmation is good for further actions; never for deactivation or"
                    + " a new password.")
        Duration sessionTimeout) {}
