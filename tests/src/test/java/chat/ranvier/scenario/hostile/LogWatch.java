package chat.ranvier.scenario.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;

/** Reads along what the servers of this process log, on the level that they usually have. */
final class LogWatch implements AutoCloseable {
  private static final String REQUESTS = "synapse.access";
  private static final int LONGEST_LINE = 5_000;

  private final List<Logger> loggers = List.of(logger("chat.ranvier"), logger("synapse"));
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  LogWatch() {
    lines.start();
    for (Logger logger : loggers) {
      logger.setLevel(Level.INFO);
      logger.setAdditive(false);
      logger.addAppender(lines);
    }
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  /** Checks that there is one line for each request, and none that nobody could read. */
  void hasOneGoodLineForEach(int requests) {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(requestLines()).isEqualTo(requests));
    assertThat(List.copyOf(lines.list)).allSatisfy(LogWatch::isGood);
  }

  private long requestLines() {
    return List.copyOf(lines.list).stream()
        .filter(line -> line.getLoggerName().startsWith(REQUESTS))
        .count();
  }

  private static void isGood(ILoggingEvent line) {
    String message = line.getFormattedMessage();
    assertThat(line.getThrowableProxy()).as(message).isNull();
    assertThat(line.getLevel().isGreaterOrEqual(Level.WARN)).as(message).isFalse();
    assertThat(message).hasSizeLessThan(LONGEST_LINE);
    assertThat(message.chars()).as(message).allMatch(c -> c >= ' ' && c < 0x7f);
  }

  @Override
  public void close() {
    for (Logger logger : loggers) {
      logger.detachAppender(lines);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
  }
}
