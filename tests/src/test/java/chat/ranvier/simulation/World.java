package chat.ranvier.simulation;

import chat.ranvier.application.environment.Outcome;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.environment.port.Time;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Threads and time of a simulation. Virtual threads take turns on the thread that runs the world;
 * who goes on is drawn from the seed wherever one blocks or gives way. Time stands still while
 * anybody can go on, and jumps to the next timer when nobody can.
 *
 * <p>Worlds run beside one another and share what is one in a process: class loaders, loggers, the
 * standard library's own locks. A thread that has to wait for such a thing is waited for, in real
 * time and without a draw ({@link OutsideWaits}): the world does not notice.
 */
final class World implements Threads, Time {
  private static final long BEGIN_MILLIS = 1_767_225_600_000L;
  private static final int MAX_STEPS = 2_000_000;
  private static final Method NEW_THREAD = newThread();

  private final Thread home = Thread.currentThread();
  private final Random random;
  private final Trace trace;
  private final List<Runnable> ready = new ArrayList<>();
  private final IdentityHashMap<Runnable, Thread> threads = new IdentityHashMap<>();
  private final OutsideWaits outside = new OutsideWaits(this::isMine);
  private final List<Throwable> failures = new ArrayList<>();
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparingLong(Alarm::due).thenComparingLong(Alarm::number));
  private long now;
  private long alarmCount;
  private long steps;
  private @Nullable Thread starting;
  private @Nullable Runnable continued;
  private volatile @Nullable Thread running;
  private boolean isRunningReady;

  private record Alarm(long due, long number, Runnable action) {}

  World(long seed, Trace trace) {
    this.random = new Random(seed);
    this.trace = trace;
  }

  private static Method newThread() {
    try {
      Method method =
          Class.forName("java.lang.ThreadBuilders")
              .getDeclaredMethod(
                  "newVirtualThread", Executor.class, String.class, int.class, Runnable.class);
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("virtual threads cannot be given a scheduler", e);
    }
  }

  @Override
  public void start(String name, Runnable body) {
    try {
      Executor scheduler = this::isReady;
      Thread thread = (Thread) NEW_THREAD.invoke(null, scheduler, name, 0, watched(name, body));
      starting = thread;
      thread.start();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a virtual thread could not be made", e);
    }
  }

  private Runnable watched(String name, Runnable body) {
    return () -> {
      try {
        body.run();
      } catch (RuntimeException | Error e) {
        failures.add(new AssertionError("the thread '" + name + "' failed", e));
      }
    };
  }

  private void isReady(Runnable continuation) {
    Thread caller = Thread.currentThread();
    if (caller != home && caller != running) {
      outside.woken(continuation);
      return;
    }
    if (starting != null) {
      threads.put(continuation, starting);
      starting = null;
    }
    isRunningReady |= continuation == continued;
    ready.add(continuation);
  }

  private boolean isMine(Thread thread) {
    return threads.containsValue(thread);
  }

  /** Runs until nobody can go on and no timer is left. */
  void run() {
    while (failures.isEmpty() && (!ready.isEmpty() || !alarms.isEmpty())) {
      if (ready.isEmpty()) {
        jump();
      } else {
        int next = random.nextInt(ready.size());
        trace.note(next);
        goOn(ready.remove(next));
        outside.check();
      }
      steps++;
      if (steps > MAX_STEPS) {
        throw restless();
      }
    }
    if (!failures.isEmpty()) {
      throw new AssertionError("a thread failed", failures.getFirst());
    }
  }

  /** Names those who are at work, and shows where one of them is. */
  private AssertionError restless() {
    AssertionError failure =
        new AssertionError(
            "the world does not come to rest; at work: "
                + ready.stream().map(each -> name(threads.get(each))).toList());
    ready.stream()
        .flatMap(each -> Stream.ofNullable(threads.get(each)))
        .findFirst()
        .ifPresent(thread -> failure.setStackTrace(thread.getStackTrace()));
    return failure;
  }

  private static String name(@Nullable Thread thread) {
    return thread == null ? "nobody" : thread.getName();
  }

  /** Lets a thread go on until it blocks, gives way or ends. */
  private void goOn(Runnable continuation) {
    Thread thread = Objects.requireNonNull(threads.get(continuation));
    continued = continuation;
    running = thread;
    isRunningReady = false;
    continuation.run();
    while (!isRunningReady && outside.holdUp(thread)) {
      outside.await(continuation).run();
    }
    continued = null;
    running = null;
    if (thread.getState() == Thread.State.TERMINATED) {
      threads.remove(continuation);
    }
  }

  private void jump() {
    Alarm next = alarms.remove();
    now = next.due();
    trace.note(now);
    start("timer", next.action());
  }

  /** Lets others go on, where the thread is one of this world: its scheduler is the seed. */
  @SuppressWarnings("ThreadPriorityCheck")
  void giveWay() {
    if (Thread.currentThread().isVirtual()) {
      Thread.yield();
    }
  }

  /** Lets time pass. */
  void sleep(Duration duration) {
    Outcome<Boolean> over = new Outcome<>();
    after(duration, () -> over.succeed(true));
    over.await();
  }

  @Override
  public long nowMillis() {
    return BEGIN_MILLIS + now / 1_000_000;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    Alarm alarm = new Alarm(now + Math.max(0, delay.toNanos()), alarmCount++, action);
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }
}
