package chat.ranvier.bench;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.push.PushEvent;
import chat.ranvier.domain.push.PushReader;
import chat.ranvier.domain.push.PushRuleFeatures;
import chat.ranvier.domain.push.PushRuleSet;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A message in a room of many members, all of whom have the rules that everybody begins with. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PushRulesBenchmark {
  @Param({"1000"})
  int members;

  private final List<PushReader> readers = new ArrayList<>();
  private final List<PushRuleSet> rules = new ArrayList<>();
  private final Pdu message = message("Some tea, anyone? There is cake, too. ".repeat(3));

  /** Compiles the members' rules. */
  @Setup
  public void join() {
    for (int i = 0; i < members; i++) {
      UserId user = UserId.of("member" + i, SampleEvent.SERVER);
      readers.add(new PushReader(user, Optional.of("Member " + i)));
      rules.add(PushRuleSet.of(user, PushRuleFeatures.NONE));
    }
  }

  private static Pdu message(String body) {
    JsonObject json =
        JsonObject.builder()
            .put("content", JsonObject.of("body", body).with("msgtype", "m.text"))
            .put("origin_server_ts", 1_700_000_000_000L)
            .put("sender", SampleEvent.SENDER.value())
            .put("type", "m.room.message")
            .build();
    RoomId room = RoomId.parse("!room:" + SampleEvent.SERVER);
    return new Pdu(RoomVersion.V11, EventId.parse("$message"), room, json);
  }

  /** How many of the members are notified. */
  @Benchmark
  public int messageToAll() {
    PowerLevels levels = PowerLevels.of(RoomVersion.V11, new LinkedHashSet<>(), JsonObject.empty());
    PushEvent event = new PushEvent(message, members, () -> levels);
    int count = 0;
    for (int i = 0; i < readers.size(); i++) {
      boolean notifies =
          rules.get(i).match(event, readers.get(i)).map(m -> m.actions().notifies()).orElse(false);
      count += notifies ? 1 : 0;
    }
    return count;
  }
}
