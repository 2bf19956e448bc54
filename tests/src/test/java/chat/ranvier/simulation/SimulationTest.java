package chat.ranvier.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Whatever fails, and in whatever order things happen: nothing acknowledged is lost, and nobody is
 * told anything twice or never.
 *
 * <p>{@code -Dsimulation.seeds=100000} runs more seeds, {@code -Dsimulation.first=...} others, and
 * {@code -Dsimulation.trace=true} tells what happened in those that fail.
 */
final class SimulationTest {
  private static final long FIRST = Long.getLong("simulation.first", 0);
  private static final long SEEDS = Long.getLong("simulation.seeds", 1_000);
  private static final long FOREIGN = SEEDS / 10;
  private static final long LETTERS = SEEDS / 5;
  private static final long KEYS = SEEDS / 5;
  private static final long COUNTS = SEEDS / 5;
  private static final String ENGINE = "chat.ranvier.application";

  /** The storage fails thousands of times here, and the server says so. */
  @BeforeAll
  static void beQuiet() {
    ((Logger) LoggerFactory.getLogger(ENGINE)).setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    ((Logger) LoggerFactory.getLogger(ENGINE)).setLevel(null);
  }

  @Test
  void everySeedKeepsItsPromises() {
    keepsItsPromises(SEEDS, Run::of);
  }

  @Test
  void everySeedCountsWhatIsUnread() {
    keepsItsPromises(COUNTS, Run::withCounts);
  }

  @Test
  void everySeedKeepsItsPromisesToOtherServersToo() {
    keepsItsPromises(FOREIGN, Run::withForeignServers);
  }

  @Test
  void everySeedBringsEachMessageToItsDeviceOnce() {
    keepsItsPromises(LETTERS, Run::withDeviceMessages);
  }

  @Test
  void everySeedHandsEachKeyOutOnce() {
    keepsItsPromises(KEYS, Run::withKeys);
  }

  private static void keepsItsPromises(long count, LongFunction<Run.Result> run) {
    Seeds.Outcome outcome = Seeds.together(FIRST, count, run);

    assertThat(Seeds.alone(outcome.failures().keySet(), run, outcome.failures())).isEmpty();
    Collection<Run.Result> results = outcome.results().values();
    assertThat(results.stream().mapToLong(Run.Result::events).sum()).isGreaterThan(10 * count);
    assertThat(results.stream().mapToLong(Run.Result::losses).sum()).isGreaterThan(count / 10);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2   | A poll was told of a change before the timelines in memory knew of it.
          4   | An equal state event was acknowledged before the first one was durable.
          38  | Other devices were not told of the leaving of a room that was then forgotten.
          43  | Who came into a room was not told of receipts since the last poll.
          148 | A room whose head could not be read again was continued from a void head.
          814 | What became of a failed transaction could not be found out, and memory fell behind.
          977 | A receipt was stored although its commit was reported as failed, and nobody was told.
          1000141 | Rooms that were made in the same millisecond had the same id.
          1037959 | Typing did not end, because storage was out of reach when it should have.
          1041442 | A room that storage knew was about to be made again, and could not be read then.
          """)
  void whatFailedOnceDoesNotFailAgain(long seed, String sentence) {
    assertThatCode(() -> Run.of(seed)).as(sentence).doesNotThrowAnyException();
  }

  @Test
  void noPositionIsToldByHalves() {
    assertThatCode(() -> Run.withCounts(259))
        .as("A receipt was told before it was known that what it had read is no longer unread.")
        .doesNotThrowAnyException();
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    List<Run.Result> once = LongStream.range(0, 20).mapToObj(Run::of).toList();
    List<Run.Result> again = LongStream.range(0, 20).mapToObj(Run::of).toList();

    assertThat(again).isEqualTo(once).doesNotHaveDuplicates();
  }

  @Test
  void aSeedGivesTheSameRunBesideOthersAndInAnotherProcess(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<String> here = Seeds.described(Seeds.together(0, 20, Run::withForeignServers));
    Path told = folder.resolve("told");

    Process other = Seeds.inAnotherProcess(0, 20, told);

    assertThat(other.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readAllLines(told)).isEqualTo(here).hasSize(20);
  }

  @ParameterizedTest
  @EnumSource(names = {"ON_LYING_STORAGE", "OVERLOOKING_ENDS"})
  void whatIsDoneWrongIsFoundOut(Kind mistake) {
    assertThat(LongStream.range(0, 20).filter(seed -> isFoundOut(mistake, seed)).count())
        .isPositive();
  }

  private static boolean isFoundOut(Kind mistake, long seed) {
    try {
      Run.with(mistake, seed);
      return false;
    } catch (AssertionError found) {
      return true;
    }
  }
}
