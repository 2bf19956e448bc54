package chat.ranvier.architecture.planted.application.room;

/** Breaks, twice: nobody locks by the language. */
public final class LockingRoom {
  private int count;

  synchronized void increment() {
    count++;
  }

  int count() {
    synchronized (this) {
      return count;
    }
  }
}
