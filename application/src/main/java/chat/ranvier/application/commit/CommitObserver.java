package chat.ranvier.application.commit;

/** Somebody who counts commits. */
public interface CommitObserver {
  /** Nobody. */
  CommitObserver NONE = done -> {};

  /** A transaction has become durable. */
  void committed(Commit done);

  /**
   * A transaction that many writes share.
   *
   * @param writes how many share it
   * @param events how many events are among them
   * @param eventBytes how many bytes these have, as canonical JSON
   * @param waitedNanos how long the first of the writes waited until the transaction began
   * @param nanos how long it took until it was durable
   */
  record Commit(int writes, int events, long eventBytes, long waitedNanos, long nanos) {}
}
