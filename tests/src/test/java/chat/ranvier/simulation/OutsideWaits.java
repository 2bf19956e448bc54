package chat.ranvier.simulation;

import java.lang.reflect.Method;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Threads of a world that wait for something that belongs to the whole process: a monitor or lock
 * that a thread of another world, or of none, holds for a moment. They are woken by threads that do
 * not know of the world, whenever the machine gets round to it.
 *
 * <p>Nothing under simulation waits while it holds a monitor, so whoever is blocked on one is
 * blocked by somebody outside. A lock tells who holds it.
 */
final class OutsideWaits {
  private static final long PATIENCE_SECONDS = 120;
  private static final Method OWNER = owner();

  private final Predicate<Thread> isMine;
  private final BlockingQueue<Runnable> woken = new LinkedBlockingQueue<>();

  /**
   * Nobody waits yet.
   *
   * @param isMine whether a thread belongs to the world; asked on the thread that runs it
   */
  OutsideWaits(Predicate<Thread> isMine) {
    this.isMine = isMine;
  }

  private static Method owner() {
    try {
      Method method =
          AbstractOwnableSynchronizer.class.getDeclaredMethod("getExclusiveOwnerThread");
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("locks do not tell who holds them", e);
    }
  }

  /** A thread outside of the world lets one of the world go on. */
  void woken(Runnable continuation) {
    woken.add(continuation);
  }

  /**
   * Whether a thread that has just stopped, and was not made ready by the world, waits for
   * something outside of it. One that is on its way back already counts, too.
   */
  boolean holdUp(Thread stopped) {
    return switch (stopped.getState()) {
      case TERMINATED -> false;
      case WAITING, TIMED_WAITING -> isLockedOut(stopped);
      case NEW, RUNNABLE, BLOCKED -> true;
    };
  }

  private boolean isLockedOut(Thread waiting) {
    Object blocker = LockSupport.getBlocker(waiting);
    if (!(blocker instanceof AbstractOwnableSynchronizer lock)
        || blocker.getClass().getEnclosingClass() != ReentrantLock.class) {
      return false;
    }
    Thread owner = ownerOf(lock);
    return owner == null || !isMine.test(owner);
  }

  private static @Nullable Thread ownerOf(AbstractOwnableSynchronizer lock) {
    try {
      return (Thread) OWNER.invoke(lock);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a lock does not tell who holds it", e);
    }
  }

  /** Waits until this thread may go on; no other one of the world can be woken from outside. */
  Runnable await(Runnable expected) {
    try {
      Runnable next = woken.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next != expected) {
        throw new AssertionError("a thread waits for something outside of its world: " + next);
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a world waits", e);
    }
  }

  /**
   * Nothing outside may wake a thread that waits for the world itself.
   *
   * @throws AssertionError where something has
   */
  void check() {
    if (!woken.isEmpty()) {
      throw new AssertionError("a thread was woken from outside of its world");
    }
  }
}
