package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.DeclaredOption;
import chat.ranvier.bootstrap.config.option.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The documentation of all options, {@code docs/configuration.md}, made of their declarations. */
public final class ConfigurationPage {
  private static final String PREFACE = "configuration-preface.md";

  private ConfigurationPage() {}

  /** The page as Markdown. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(preface());
    HomeserverConfig.SECTIONS.forEach(section -> append(section, page));
    page.append("\n## Options of Synapse that are not supported yet\n\n");
    page.append("They are ignored, with a warning where they ask for something: ");
    page.append(
        String.join(
            ", ",
            SynapseOptions.load().notYetSupported().stream()
                .map(ConfigurationPage::code)
                .toList()));
    return page.append(".\n").toString();
  }

  private static String preface() {
    try (InputStream resource = ConfigurationPage.class.getResourceAsStream(PREFACE)) {
      if (resource == null) {
        throw new IllegalStateException(PREFACE + " is missing");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void append(Class<? extends Record> type, StringBuilder page) {
    Section section = type.getAnnotation(Section.class);
    page.append("\n## ").append(section.title()).append("\n\n");
    page.append(section.doc()).append("\n\n");
    page.append("| option | type | default | meaning |\n|---|---|---|---|\n");
    DeclaredOption.of(type).stream()
        .filter(option -> !isPartOfLimit(option))
        .forEach(option -> append(option, page));
  }

  private static void append(DeclaredOption option, StringBuilder page) {
    page.append("| ").append(code(option.path()));
    page.append(" | ").append(option.type());
    page.append(" | ").append(byDefault(option));
    page.append(" | ").append(option.doc()).append(" |\n");
  }

  /** The parts of limits are the same everywhere: the section's own words tell of them. */
  private static boolean isPartOfLimit(DeclaredOption option) {
    return option.path().endsWith(".per_second") || option.path().endsWith(".burst_count");
  }

  private static String byDefault(DeclaredOption option) {
    if (option.required()) {
      return "required";
    }
    return option.byDefault().isEmpty() ? "" : code(option.byDefault());
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
