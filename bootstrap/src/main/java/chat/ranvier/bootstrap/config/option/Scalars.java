package chat.ranvier.bootstrap.config.option;

import chat.ranvier.bootstrap.config.source.Setting;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Parsers of single values. */
final class Scalars {
  private static final Set<String> TRUE = Set.of("true", "yes", "on");
  private static final Set<String> FALSE = Set.of("false", "no", "off");

  private Scalars() {}

  static boolean truth(Setting.Text text) {
    String word = text.text().toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return true;
    }
    if (FALSE.contains(word)) {
      return false;
    }
    throw InvalidOptionException.unreadable("must be true or false; it is \"" + text.text() + "\"");
  }

  static long integer(Setting.Text text) {
    return Long.parseLong(text.text().replace("_", ""));
  }

  static int smallInteger(Setting.Text text) {
    return Integer.parseInt(text.text().replace("_", ""));
  }

  static double decimal(Setting.Text text) {
    double value = Double.parseDouble(text.text().replace("_", ""));
    if (!Double.isFinite(value)) {
      throw new NumberFormatException();
    }
    return value;
  }

  static Path path(Setting.Text text) {
    return Path.of(text.text());
  }

  static Pattern pattern(Setting.Text text) {
    try {
      return Pattern.compile(text.text());
    } catch (PatternSyntaxException e) {
      throw InvalidOptionException.unreadable(
          "must be a regular expression; \"" + text.text() + "\" has: " + e.getDescription());
    }
  }

  static URI webAddress(Setting.Text text) {
    try {
      URI address = new URI(text.text());
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (Set.of("http", "https").contains(scheme) && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw InvalidOptionException.unreadable(notAnAddress(text));
    }
    throw InvalidOptionException.unreadable(notAnAddress(text));
  }

  private static String notAnAddress(Setting.Text text) {
    return "must be an absolute http:// or https:// address; it is \"" + text.text() + "\"";
  }

  static String word(Object constant) {
    return constant instanceof Word word
        ? word.word()
        : constant.toString().toLowerCase(Locale.ROOT);
  }

  static String words(Class<?> choice) {
    return Arrays.stream(choice.getEnumConstants())
        .map(constant -> "`" + word(constant) + "`")
        .collect(Collectors.joining(" or "));
  }

  static Object choice(Class<?> choice, Setting.Text text) {
    return Arrays.stream(choice.getEnumConstants())
        .filter(constant -> word(constant).equals(wordOf(text, choice)))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidOptionException.unreadable(
                    "must be " + words(choice) + "; it is \"" + text.text() + "\""));
  }

  /** A YAML truth value is taken as it was written, else as true or false. */
  private static String wordOf(Setting.Text text, Class<?> choice) {
    boolean known =
        Arrays.stream(choice.getEnumConstants()).anyMatch(c -> word(c).equals(text.text()));
    boolean untaken = !known && text.kind() == Setting.Kind.TRUTH;
    return untaken ? Boolean.toString(truth(text)) : text.text();
  }
}
