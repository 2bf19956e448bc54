package chat.ranvier.bootstrap.environment;

import chat.ranvier.application.environment.port.FatalErrors;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the process by {@link Runtime#halt}, which nothing can hold up: no shutdown hook runs.
 *
 * <p>The error is logged first, as far as that works: a thread that stands ready from the start,
 * because there may be no memory for one when it is needed, does not wait for the log for long.
 */
public final class ProcessHalt implements FatalErrors {
  /** The exit status, the same as that of a Java machine that ends for want of memory. */
  public static final int STATUS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(ProcessHalt.class);
  private static final Duration FOR_THE_LOG = Duration.ofSeconds(1);

  private final CountDownLatch wanted = new CountDownLatch(1);

  /** Stands ready from now on. */
  public ProcessHalt() {
    daemon("halt", this::haltWhenWanted);
  }

  @Override
  public void end(String where, Throwable error) {
    wanted.countDown();
    try {
      LOG.error("The process ends at once, because this was ended by an error: {}", where, error);
    } finally {
      Runtime.getRuntime().halt(STATUS);
    }
  }

  /**
   * Ends the process once the time is over, whatever hangs.
   *
   * @param what what should have come to an end by then, for the log
   */
  public void endAfter(Duration limit, String what) {
    daemon("limit", () -> endLate(limit, what));
  }

  private static void daemon(String name, Runnable body) {
    Thread.ofPlatform().name(name).daemon().start(body);
  }

  private void endLate(Duration limit, String what) {
    try {
      Thread.sleep(limit);
      wanted.countDown();
      LOG.error("The process ends without waiting any longer: {} takes more than {}", what, limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(STATUS);
    }
  }

  private void haltWhenWanted() {
    try {
      wanted.await();
      Thread.sleep(FOR_THE_LOG);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(STATUS);
    }
  }
}
