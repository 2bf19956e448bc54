package chat.ranvier.bootstrap.environment;

import chat.ranvier.application.environment.port.Threads;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Virtual threads of the JDK; what they throw is logged. */
public final class VirtualThreads implements Threads {
  private static final Logger LOG = LoggerFactory.getLogger(VirtualThreads.class);

  @Override
  public void start(String name, Runnable body) {
    Thread.ofVirtual().name(name).uncaughtExceptionHandler(VirtualThreads::log).start(body);
  }

  /** Platform threads, for what calls native code: they would hold the carriers of virtual ones. */
  public static ThreadFactory platform(String name) {
    return Thread.ofPlatform()
        .name(name + "-", 0)
        .daemon()
        .uncaughtExceptionHandler(VirtualThreads::log)
        .factory();
  }

  private static void log(Thread thread, Throwable thrown) {
    LOG.error("Thread {} ended by an error", thread.getName(), thrown);
  }
}
