package chat.ranvier.domain.identifier;

/**
 * The identifier of a device, opaque and unique within its user.
 *
 * @param value 1 to 512 characters without NUL
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#identifier-grammar">Identifier
 *     grammar</a>
 */
public record DeviceId(String value) implements Comparable<DeviceId> {
  /**
   * Takes the text as it is.
   *
   * @throws InvalidIdentifierException where the grammar is not kept
   */
  public DeviceId {
    if (value.isEmpty() || value.length() > 512 || value.indexOf('\0') >= 0) {
      throw new InvalidIdentifierException("device id", "not 1 to 512 characters without NUL");
    }
  }

  /** Reads the text as it came from outside; the same as the constructor. */
  public static DeviceId parse(String text) {
    return new DeviceId(text);
  }

  @Override
  public int compareTo(DeviceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
