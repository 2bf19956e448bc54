package chat.ranvier.application.background;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.environment.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundUpdatesTest {
  private final ManualTime time = new ManualTime();
  private final List<String> pieces = new ArrayList<>();

  /** Takes a millisecond for each item. */
  private final class Counting implements BackgroundUpdate {
    private final String name;
    private int left;
    private int failures;

    Counting(String name, int left, int failures) {
      this.name = name;
      this.left = left;
      this.failures = failures;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int proceed(int items) {
      if (failures > 0) {
        failures--;
        throw new IllegalStateException("the disk is full");
      }
      int done = Math.min(items, left);
      left -= done;
      if (done > 0) {
        pieces.add(name + " " + done);
      }
      time.advance(Duration.ofMillis(done));
      return done;
    }
  }

  private void run(BackgroundUpdate... updates) {
    new BackgroundUpdates(List.of(updates), time).start();
    for (int second = 0; second < 100; second++) {
      time.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void runsOneUpdateAfterAnotherInPieces() {
    run(new Counting("one", 160, 0), new Counting("two", 30, 0));
    assertThat(pieces).containsExactly("one 100", "one 50", "one 10", "two 30");
  }

  @Test
  void leavesAPauseBetweenPieces() {
    new BackgroundUpdates(List.of(new Counting("one", 500, 0)), time).start();
    assertThat(pieces).isEmpty();
    time.advance(Duration.ofSeconds(2));
    assertThat(pieces).hasSizeBetween(2, 4);
  }

  @Test
  void triesAgainWhatFailed() {
    run(new Counting("one", 60, 3), new Counting("two", 1, 0));
    assertThat(pieces.getFirst()).isEqualTo("one 12");
    assertThat(pieces.getLast()).isEqualTo("two 1");
  }

  @Test
  void beginsNothingMoreOnceItIsClosed() {
    BackgroundUpdates updates = new BackgroundUpdates(List.of(new Counting("one", 500, 0)), time);
    updates.start();
    time.advance(Duration.ofMillis(700));
    updates.close();
    time.advance(Duration.ofSeconds(100));
    assertThat(pieces).containsExactly("one 100");
  }
}
