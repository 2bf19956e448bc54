package chat.ranvier.mail.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.loader.ResourceLocator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of templates: of the operator's folders, in their order, and of those that come along.
 * Each is read anew, so that who changes one need not start the server again.
 *
 * @param folders the operator's own
 */
record TemplateFiles(List<Path> folders) implements ResourceLocator {
  /** A file in the folder itself: no way leads out of it. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_. -]*");

  @Override
  public String getString(String name, Charset encoding, JinjavaInterpreter interpreter)
      throws IOException {
    return find(name).orElseThrow(() -> new NoSuchFileException(name));
  }

  Optional<String> find(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    for (Path folder : folders) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        return Optional.of(Files.readString(file));
      }
    }
    try (InputStream comesAlong = TemplateFiles.class.getResourceAsStream(name)) {
      return comesAlong == null
          ? Optional.empty()
          : Optional.of(new String(comesAlong.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
