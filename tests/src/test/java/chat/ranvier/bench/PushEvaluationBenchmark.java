package chat.ranvier.bench;

import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.push.PushEngine;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.push.PushRuleFeatures;
import chat.ranvier.domain.push.PushRuleKind;
import chat.ranvier.domain.push.PushRuleSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What it costs to find out what a message does to the members of its room, all of this server, by
 * their number; a tenth of a second later it is stored, beside.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PushEvaluationBenchmark {
  @Param({"10", "1000", "10000"})
  int members;

  /** How many in a hundred have rules of their own: one room muted, two words, one sender. */
  @Param({"0", "30"})
  int attentive;

  private @Nullable MeasuredRoom room;
  private @Nullable PushEngine push;
  private volatile @Nullable PositionedAppend message;
  private long position;

  /** A room with its members, and a message in it. */
  @Setup
  public void open() throws InterruptedException {
    MeasuredRoom opened = new MeasuredRoom(Database.SQLITE);
    room = opened;
    opened.join(members - 1, this::rules);
    CountDownLatch sent = new CountDownLatch(1);
    opened.listen(
        (at, notice) -> {
          if (notice instanceof ChangeNotice.RoomEvents(PositionedAppend appended)) {
            message = appended;
            position = at + 1_000_000;
            sent.countDown();
          }
        });
    push = opened.push();
    push.begin();
    opened.append(SampleEvent.draft());
    sent.await();
    evaluate();
  }

  private Optional<PushRuleSet> rules(UserId user) {
    if (Math.floorMod(user.value().hashCode(), 100) >= attentive) {
      return Optional.empty();
    }
    PushRuleSet.Place place = PushRuleSet.Place.UNSAID;
    JsonObject silent = JsonObject.of("actions", JsonArray.empty());
    JsonObject loud = JsonObject.of("actions", JsonArray.of(JsonObject.of("set_tweak", "sound")));
    return Optional.of(
        PushRuleSet.of(user, PushRuleFeatures.NONE)
            .put(PushRuleKind.ROOM, "!muted:bench.example", silent, place)
            .put(PushRuleKind.CONTENT, "cake", loud.with("pattern", "cake"), place)
            .put(PushRuleKind.CONTENT, "tea", loud.with("pattern", "tea*time"), place)
            .put(PushRuleKind.SENDER, "@bot:bench.example", silent, place));
  }

  /** Throws the database away. */
  @TearDown
  public void close() {
    Objects.requireNonNull(push).stop();
    Objects.requireNonNull(room).close();
  }

  /** Finds out what the message does, as if it had been sent once more. */
  @Benchmark
  public void evaluate() {
    PositionedAppend sent = Objects.requireNonNull(message);
    Objects.requireNonNull(push)
        .projection()
        .derive(
            ++position, new ChangeNotice.RoomEvents(new PositionedAppend(position, sent.append())));
  }
}
