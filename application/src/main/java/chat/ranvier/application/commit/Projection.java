package chat.ranvier.application.commit;

/**
 * Something that follows from what has become visible, and is known before clients are told of it.
 */
public interface Projection {
  /** Nothing follows. */
  Projection NONE = (position, notice) -> {};

  /**
   * Takes in what has become visible; called in the order of positions by the thread that tells
   * clients, which waits for it. May read storage, and must not throw: what cannot be done is done
   * later.
   */
  void derive(long position, ChangeNotice notice);
}
