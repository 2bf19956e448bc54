package chat.ranvier.application.commit;

/** Somebody who counts commits. */
public interface CommitObserver {
  /** Nobody. */
  CommitObserver NONE = (writes, events, nanos) -> {};

  /**
   * A transaction has become durable.
   *
   * @param writes how many writes shared it
   * @param events how many events were among them
   * @param nanos how long it took
   */
  void committed(int writes, int events, long nanos);
}
