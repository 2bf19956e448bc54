package chat.ranvier.bootstrap.environment;

import chat.ranvier.application.environment.port.FatalErrors;
import chat.ranvier.application.environment.port.Threads;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Virtual threads of the JDK. What they throw is logged where it is an exception; an error, after
 * which somebody may wait for them without end, is fatal.
 */
public final class VirtualThreads implements Threads {
  private static final Logger LOG = LoggerFactory.getLogger(VirtualThreads.class);

  private final FatalErrors fatalErrors;

  /** Threads whose errors are only logged, for what is no server. */
  public VirtualThreads() {
    this(VirtualThreads::log);
  }

  /** Threads whose errors are told. */
  public VirtualThreads(FatalErrors fatalErrors) {
    this.fatalErrors = fatalErrors;
  }

  @Override
  public void start(String name, Runnable body) {
    try {
      Thread.ofVirtual().name(name).uncaughtExceptionHandler(this::ended).start(body);
    } catch (Error e) {
      fatalErrors.end(name, e);
      throw e;
    }
  }

  /** Platform threads, for what calls native code: they would hold the carriers of virtual ones. */
  public ThreadFactory platform(String name) {
    return Thread.ofPlatform()
        .name(name + "-", 0)
        .daemon()
        .uncaughtExceptionHandler(this::ended)
        .factory();
  }

  private void ended(Thread thread, Throwable thrown) {
    if (thrown instanceof Error) {
      fatalErrors.end("thread " + thread.getName(), thrown);
    } else {
      log("thread " + thread.getName(), thrown);
    }
  }

  private static void log(String where, Throwable thrown) {
    LOG.error("Ended by an error: {}", where, thrown);
  }
}
