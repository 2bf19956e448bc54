package chat.ranvier.application.environment.port;

/**
 * The memory that a piece of work may take for what it reads: from when it is read until the answer
 * is sent. Whoever reads something that may be large takes what it needs, so that answers side by
 * side fit the heap, whatever they tell.
 */
public interface WorkingMemory {
  /** The memory of what this thread works on, where it is bounded. */
  ScopedValue<WorkingMemory> CURRENT = ScopedValue.newInstance();

  /** Where nobody counts. */
  WorkingMemory UNBOUNDED = new Unbounded();

  /** The memory of what this thread works on. */
  static WorkingMemory current() {
    return CURRENT.orElse(UNBOUNDED);
  }

  /**
   * Takes so many more bytes; waits a while where they are not there. Not to be called by who holds
   * a lock or a connection.
   *
   * @throws RuntimeException a refusal, where the work would take more than it may, or others have
   *     all of it
   */
  void take(long bytes);

  /** Gives back bytes that were taken and are not needed. */
  void giveBack(long bytes);

  /** Gives back everything: nothing of what was read is needed. */
  void giveBackAll();

  /** Memory without bounds. */
  record Unbounded() implements WorkingMemory {
    @Override
    public void take(long bytes) {}

    @Override
    public void giveBack(long bytes) {}

    @Override
    public void giveBackAll() {}
  }
}
