package chat.ranvier.application.environment.port;

/** Where threads of execution come from. */
public interface Threads {
  /**
   * Starts a virtual thread.
   *
   * @param name what the thread is for, seen in thread dumps
   */
  void start(String name, Runnable body);
}
