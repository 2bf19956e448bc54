package chat.ranvier.domain.auth.chain;

/** An event that was asked about, or that a question led to, is in no chain. */
public final class UnplacedEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnplacedEventException(long event) {
    super("event " + event + " is in no chain");
  }
}
