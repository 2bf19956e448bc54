package chat.ranvier.application.background;

/**
 * A change of what is stored, done piece by piece. How far it got is stored in the same transaction
 * as each piece, so that it goes on from there after a restart; whoever reads what it changes copes
 * with it undone, half done and done.
 */
public interface BackgroundUpdate {
  /** What it is called in the log. */
  String name();

  /**
   * Does the next piece and returns when it is durable.
   *
   * @param items about how many items the piece should have, at least 1
   * @return how many items it had; 0 where nothing is left to be done
   */
  int proceed(int items);
}
