package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import java.nio.file.Path;
import java.util.Optional;

/** Templates of the operator's own. */
@Section(title = "Templates", at = "templates", doc = "Templates of your own.")
public record TemplatesConfig(
    @Option(
            name = "custom_template_directory",
            doc =
                "A folder with templates of your own (Jinja2), as Synapse has them: of mails"
                    + " `notif_mail.html`, `notif_mail.txt` and what they include. For files that are"
                    + " not there the templates are used that come along.")
        Optional<Path> folder) {}
