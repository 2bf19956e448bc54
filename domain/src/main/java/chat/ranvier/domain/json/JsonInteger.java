package chat.ranvier.domain.json;

import java.util.Arrays;

/**
 * A JSON number without fraction and exponent that fits 64 bits.
 *
 * @param value canonical where it lies in [-(2^53)+1, (2^53)-1]
 */
public record JsonInteger(long value) implements JsonNumber {
  static final long MAX_CANONICAL = (1L << 53) - 1;

  private static final int SMALLEST_SHARED = -1;
  private static final JsonInteger[] SHARED = shared(101);

  private static JsonInteger[] shared(int count) {
    JsonInteger[] integers = new JsonInteger[count];
    Arrays.setAll(integers, i -> new JsonInteger(SMALLEST_SHARED + i));
    return integers;
  }

  /** The number; those that stand most often are made once. */
  static JsonInteger of(long value) {
    long place = value - SMALLEST_SHARED;
    return place >= 0 && place < SHARED.length ? SHARED[(int) place] : new JsonInteger(value);
  }

  /** Whether canonical JSON may hold it. */
  public boolean isCanonical() {
    return value >= -MAX_CANONICAL && value <= MAX_CANONICAL;
  }
}
