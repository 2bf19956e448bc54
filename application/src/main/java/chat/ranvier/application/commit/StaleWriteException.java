package chat.ranvier.application.commit;

/** Says that a write was given up because a write that it stood on failed. */
public final class StaleWriteException extends RuntimeException {
  StaleWriteException() {
    super("given up: an earlier write that it stood on failed", null, false, false);
  }
}
