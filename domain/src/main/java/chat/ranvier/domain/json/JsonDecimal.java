package chat.ranvier.domain.json;

/**
 * A JSON number that canonical JSON may not hold: with a fraction, an exponent, or beyond 64 bits.
 *
 * @param literal its text as it was read, at most 1,000 characters
 */
public record JsonDecimal(String literal) implements JsonNumber {}
