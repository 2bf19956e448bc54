package chat.ranvier.bootstrap.config.option;

/**
 * A value that must not be printed.
 *
 * @param value what only its user may ask for
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return "(secret)";
  }
}
