package chat.ranvier.domain.identifier;

/** Says that a text is not the identifier it was taken for, and why. */
public final class InvalidIdentifierException extends RuntimeException {
  /**
   * @param what the kind of identifier, in the specification's words
   * @param reason what is wrong with the text, without the text itself
   */
  public InvalidIdentifierException(String what, String reason) {
    super("not a valid " + what + ": " + reason);
  }
}
