package chat.ranvier.domain.json;

import chat.ranvier.domain.json.InvalidJsonException.Kind;
import java.util.Optional;

/**
 * The one spelling of numbers that canonical JSON may not hold, for the events of rooms that take
 * any JSON: integers of any size stand as they are, all others as the double nearest to them.
 *
 * <p>The specification leaves the spelling open. It is the one by which the servers hashed and
 * signed that made such events, all of which wrote numbers as Python does: the fewest digits that
 * name the double, a fraction always, an exponent of at least two digits with its sign from 1e16 on
 * and below 1e-4.
 */
final class NumberSpelling {
  private static final int MAX_PLAIN_EXPONENT = 16;
  private static final int MIN_PLAIN_EXPONENT = -4;

  private NumberSpelling() {}

  /**
   * The number in its one spelling.
   *
   * @throws InvalidJsonException where it is greater than any double
   */
  static JsonDecimal of(JsonDecimal number) {
    String literal = number.literal();
    boolean isInteger = literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    return isInteger ? number : new JsonDecimal(spell(Double.parseDouble(literal)));
  }

  private static String spell(double value) {
    if (!Double.isFinite(value)) {
      throw new InvalidJsonException(Kind.BAD_JSON, "a number greater than any double");
    }
    String sign = Math.copySign(1, value) < 0 ? "-" : "";
    return sign + (value == 0 ? "0.0" : spellPositive(Math.abs(value)));
  }

  /** The digits d1 d2 ... of the value, which is 0.d1d2... times ten to the exponent. */
  private record Digits(String digits, int exponent) {
    /** What {@link Double#toString} says, whose digits are the fewest but for their being two. */
    static Digits of(double value) {
      String text = Double.toString(value);
      int e = text.indexOf('E');
      String mantissa = e < 0 ? text : text.substring(0, e);
      int point = mantissa.indexOf('.');
      String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
      int zeros = 0;
      while (zeros < all.length() - 1 && all.charAt(zeros) == '0') {
        zeros++;
      }
      int exponent = (e < 0 ? 0 : Integer.parseInt(text.substring(e + 1))) + point - zeros;
      Digits two = new Digits(withoutTrailingZeros(all.substring(zeros)), exponent);
      return two.asOneDigit(value).orElse(two);
    }

    private static String withoutTrailingZeros(String digits) {
      int end = digits.length();
      while (end > 1 && digits.charAt(end - 1) == '0') {
        end--;
      }
      return digits.substring(0, end);
    }

    private Optional<Digits> asOneDigit(double value) {
      if (digits.length() != 2) {
        return Optional.empty();
      }
      int rounded = (Integer.parseInt(digits) + 5) / 10;
      Digits one =
          rounded == 10
              ? new Digits("1", exponent + 1)
              : new Digits(String.valueOf(rounded), exponent);
      boolean same = Double.parseDouble("0." + one.digits + "E" + one.exponent) == value;
      return same ? Optional.of(one) : Optional.empty();
    }
  }

  private static String spellPositive(double value) {
    Digits digits = Digits.of(value);
    int exponent = digits.exponent();
    if (exponent <= MIN_PLAIN_EXPONENT || exponent > MAX_PLAIN_EXPONENT) {
      return withExponent(digits.digits(), exponent - 1);
    }
    return plain(digits.digits(), exponent);
  }

  private static String withExponent(String digits, int exponent) {
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String size = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + size;
  }

  private static String plain(String digits, int exponent) {
    if (exponent <= 0) {
      return "0." + "0".repeat(-exponent) + digits;
    }
    if (exponent >= digits.length()) {
      return digits + "0".repeat(exponent - digits.length()) + ".0";
    }
    return digits.substring(0, exponent) + "." + digits.substring(exponent);
  }
}
