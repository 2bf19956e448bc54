package chat.ranvier.application.commit.port;

/** Persistent counters: numbers that are given out once, also over a restart. */
public interface Counters {
  /**
   * The highest number of this counter that may have been given out; 0 before the first.
   *
   * @param counter a name, for example {@code stream_position}
   */
  long reserved(String counter);

  /**
   * Notes, within a transaction, that numbers up to this one may be given out; less than was noted
   * before changes nothing.
   */
  void reserve(String counter, long upTo);

  /**
   * Notes, within a transaction, that no number above this one was given out, so that they can be
   * reserved again; more than was noted before changes nothing.
   */
  void giveBack(String counter, long above);
}
