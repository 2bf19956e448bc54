package chat.ranvier.domain.event;

/** Says that a JSON object is not an event, and which field shows it. */
public final class InvalidEventException extends RuntimeException {
  /** The reason names the field, never its content. */
  public InvalidEventException(String reason) {
    super(reason);
  }
}
