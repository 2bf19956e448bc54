package chat.ranvier.application.sync;

/** Somebody who watches how quickly polls learn that something has changed. */
public interface WakeObserver {
  /** Nobody. */
  WakeObserver NONE = nanos -> {};

  /**
   * A poll that waited goes on, because something has changed for its user.
   *
   * @param nanos how long ago that became visible
   */
  void woken(long nanos);
}
