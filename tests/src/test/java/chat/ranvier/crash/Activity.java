package chat.ranvier.crash;

/** What goes on until the server is gone. */
interface Activity {
  /** Returns when the server is gone. */
  void run() throws InterruptedException;
}
