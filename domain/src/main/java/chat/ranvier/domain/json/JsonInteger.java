package chat.ranvier.domain.json;

/**
 * A JSON number without fraction and exponent that fits 64 bits.
 *
 * @param value canonical where it lies in [-(2^53)+1, (2^53)-1]
 */
public record JsonInteger(long value) implements JsonNumber {
  static final long MAX_CANONICAL = (1L << 53) - 1;

  /** Whether canonical JSON may hold it. */
  public boolean isCanonical() {
    return value >= -MAX_CANONICAL && value <= MAX_CANONICAL;
  }
}
