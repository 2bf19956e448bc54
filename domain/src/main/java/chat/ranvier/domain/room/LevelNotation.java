package chat.ranvier.domain.room;

import chat.ranvier.domain.json.JsonDecimal;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * How power levels may be written in the rooms of a version.
 *
 * <p>What is read is held to 64 bits: a level beyond them counts as the greatest or the least.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/rooms/v1/#mroompower_levels-events-accept-values-as-strings">Levels
 *     as strings</a>
 * @see <a
 *     href="https://spec.matrix.org/v1.19/rooms/v1/#mroompower_levels-events-accept-values-as-floats">Levels
 *     as floats</a>
 */
public enum LevelNotation {
  /** Until 5: integers of any size, the texts of integers, and fractions, whose end is cut off. */
  ANY_NUMBER,
  /** From 6 to 9: integers and the texts of integers. */
  INTEGER_OR_TEXT,
  /** Since 10: integers that canonical JSON may hold. */
  INTEGER;

  private static final Pattern TEXT =
      Pattern.compile("[ \\t\\n\\x0B\\f\\r]*([+-]?[0-9]+)[ \\t\\n\\x0B\\f\\r]*");
  private static final int DIGITS_OF_ANY_LONG = 18;
  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

  /** The notation of the version's rooms. */
  public static LevelNotation of(RoomVersion version) {
    if (version.has(RoomVersionRule.INTEGER_POWER_LEVELS)) {
      return INTEGER;
    }
    return version.has(RoomVersionRule.STRICT_CANONICAL_JSON) ? INTEGER_OR_TEXT : ANY_NUMBER;
  }

  /** The level that the value says; empty where it says none. */
  public OptionalLong read(JsonValue value) {
    return switch (value) {
      case JsonInteger integer when this == ANY_NUMBER || integer.isCanonical() ->
          OptionalLong.of(integer.value());
      case JsonString text when this != INTEGER -> text(text.value());
      case JsonDecimal decimal when this == ANY_NUMBER -> fraction(decimal.literal());
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong text(String text) {
    var matcher = TEXT.matcher(text);
    return matcher.matches() ? OptionalLong.of(integer(matcher.group(1))) : OptionalLong.empty();
  }

  private static long integer(String digits) {
    return digits.length() <= DIGITS_OF_ANY_LONG
        ? Long.parseLong(digits)
        : new BigInteger(digits).min(GREATEST).max(LEAST).longValue();
  }

  /** Truncates what a double makes of the number; what no double holds is no level. */
  private static OptionalLong fraction(String literal) {
    boolean isInteger = literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    if (isInteger) {
      return OptionalLong.of(integer(literal));
    }
    double value = Double.parseDouble(literal);
    return Double.isFinite(value) ? OptionalLong.of((long) value) : OptionalLong.empty();
  }
}
