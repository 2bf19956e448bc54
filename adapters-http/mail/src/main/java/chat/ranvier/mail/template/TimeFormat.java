package chat.ranvier.mail.template;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Times in the forms of {@code strftime}, as templates have them. */
final class TimeFormat {
  private static final Map<Character, String> PATTERNS =
      Map.ofEntries(
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('b', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('c', "EEE MMM ppd HH:mm:ss yyyy"),
          Map.entry('d', "dd"),
          Map.entry('e', "ppd"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('j', "DDD"),
          Map.entry('m', "MM"),
          Map.entry('M', "mm"),
          Map.entry('p', "a"),
          Map.entry('S', "ss"),
          Map.entry('x', "MM/dd/yy"),
          Map.entry('X', "HH:mm:ss"),
          Map.entry('y', "yy"),
          Map.entry('Y', "yyyy"),
          Map.entry('z', "xx"),
          Map.entry('Z', "zzz"));

  private TimeFormat() {}

  /**
   * The time as text.
   *
   * @param millis since 1970
   */
  static String format(long millis, String form, ZoneId zone) {
    ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < form.length(); i++) {
      char letter = form.charAt(i);
      if (letter != '%' || i + 1 == form.length()) {
        text.append(letter);
      } else {
        text.append(part(form.charAt(++i), time));
      }
    }
    return text.toString();
  }

  private static String part(char letter, ZonedDateTime time) {
    String pattern = PATTERNS.get(letter);
    if (pattern != null) {
      return DateTimeFormatter.ofPattern(pattern, Locale.US).format(time);
    }
    return letter == '%' ? "%" : "%" + letter;
  }
}
