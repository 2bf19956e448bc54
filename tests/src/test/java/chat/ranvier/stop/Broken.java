package chat.ranvier.stop;

import chat.ranvier.application.environment.Mailbox;
import chat.ranvier.bootstrap.environment.ProcessHalt;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process one of whose threads ends by an error, and whose orderly stop would hang. */
final class Broken {
  private Broken() {}

  /** Breaks the kind of thread that the argument names, and waits without end. */
  public static void main(String[] arguments) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(Broken::hang));
    VirtualThreads threads = new VirtualThreads(new ProcessHalt());
    switch (arguments[0]) {
      case "thread" -> threads.start("thread", Broken::recurse);
      case "mailbox" -> new Mailbox<String>(threads, "mailbox", 1, items -> fail()).put("");
      case "timer" -> new SystemTime(threads).after(Duration.ofMillis(1), Broken::load);
      case "platform" -> threads.platform("platform").newThread(Broken::load).start();
      case "stop" -> new ProcessHalt().endAfter(Duration.ofMillis(100), "the stop");
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    new CountDownLatch(1).await();
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("InfiniteRecursion")
  private static void recurse() {
    recurse();
  }

  private static void fail() {
    throw new IllegalStateException("a reader must not throw");
  }

  private static void load() {
    throw new NoClassDefFoundError("chat.ranvier.Missing");
  }
}
