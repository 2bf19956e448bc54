package chat.ranvier.bootstrap.config.option;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The units of the configuration: {@code s m h d w y} for time, where a bare number counts
 * milliseconds, and {@code K M} for sizes, where a bare number counts bytes.
 */
public final class Units {
  private static final Pattern AMOUNT =
      Pattern.compile("([0-9][0-9_]*(?:\\.[0-9]+)?) *([a-zA-Z]*)");

  private static final Map<String, Duration> TIMES =
      Map.of(
          "", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7),
          "y", Duration.ofDays(365));

  private static final Map<String, Long> SIZES =
      Map.of("", 1L, "K", 1024L, "k", 1024L, "M", 1024L * 1024, "m", 1024L * 1024);

  private Units() {}

  /** The time that the text spells, for example {@code 30s} or {@code 1.5h}. */
  public static Duration duration(String text) {
    Matcher amount = AMOUNT.matcher(text.strip());
    Duration unit = amount.matches() ? TIMES.get(amount.group(2)) : null;
    if (unit == null) {
      throw InvalidOptionException.unreadable(
          "must be a duration: a number and one of s, m (minutes), h, d, w, y, or a number of"
              + " milliseconds; it is \""
              + text
              + "\"");
    }
    return Duration.ofMillis(times(amount.group(1), unit.toMillis()));
  }

  /** The size that the text spells, for example {@code 512K} or {@code 50M}. */
  public static ByteSize size(String text) {
    Matcher amount = AMOUNT.matcher(text.strip());
    Long unit = amount.matches() ? SIZES.get(amount.group(2)) : null;
    if (unit == null) {
      throw InvalidOptionException.unreadable(
          "must be a size: a number of bytes, or a number and K (1024) or M (1048576); it is \""
              + text
              + "\"");
    }
    return new ByteSize(times(amount.group(1), unit));
  }

  private static long times(String number, long unit) {
    BigDecimal product =
        new BigDecimal(number.replace("_", ""))
            .multiply(BigDecimal.valueOf(unit))
            .setScale(0, RoundingMode.HALF_UP);
    if (product.toBigInteger().bitLength() > 62) {
      throw InvalidOptionException.unreadable("is too large: \"" + number + "\"");
    }
    return product.longValueExact();
  }
}
