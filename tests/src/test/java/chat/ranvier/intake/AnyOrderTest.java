package chat.ranvier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In whatever order and portions events come in: the room is the same, and as the model says. */
final class AnyOrderTest {
  private static final List<RoomVersion> VERSIONS =
      List.of(RoomVersion.V3, RoomVersion.V6, RoomVersion.V10, RoomVersion.V11, RoomVersion.V12);
  private static final int LENGTH = 40;

  private static final long FIRST = Long.getLong("intake.first", 0);
  private static final long SEEDS = Long.getLong("intake.seeds", 150);
  private static final long CACHE_BYTES = 16L << 20;

  static LongStream seeds() {
    return LongStream.range(FIRST, FIRST + SEEDS);
  }

  static LongStream aTenthOfTheSeeds() {
    return LongStream.range(FIRST, FIRST + SEEDS / 10);
  }

  static LongStream someOfTheSeeds() {
    return LongStream.range(FIRST, FIRST + SEEDS / 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eventsInAnyOrderMakeTheRoomThatTheModelSays(long seed) {
    play(seed, Disk.memory(), seed % 4 == 0 ? 0 : CACHE_BYTES);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("aTenthOfTheSeeds")
  void theyDoSoOnSqliteWithoutCaches(long seed) {
    play(seed, Disk.sqlite(), 0);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someOfTheSeeds")
  void theyDoSoOnPostgres(long seed) {
    play(seed, Disk.postgres(), seed % 2 == 0 ? 0 : CACHE_BYTES);
  }

  private static void play(long seed, Disk fresh, long cacheBytes) {
    RoomVersion version = VERSIONS.get((int) (seed % VERSIONS.size()));
    RandomGraph graph = new RandomGraph(version, seed, LENGTH);
    Random random = new Random(seed);
    try (Disk disk = fresh) {
      Engine engine = Engine.on(disk.stores(), cacheBytes);
      List<Pdu> rest = new ArrayList<>(graph.events());
      List<Pdu> opening = List.copyOf(rest.subList(0, RandomGraph.openingLength()));
      rest.removeAll(opening);
      if (seed % 3 != 0) {
        Collections.shuffle(rest, random);
      }
      engine.receive(version, graph.roomId(), opening);
      int largest = 1 + random.nextInt(rest.size());
      while (!rest.isEmpty()) {
        List<Pdu> portion = rest.subList(0, Math.min(rest.size(), 1 + random.nextInt(largest)));
        if (seed % 7 < 3 && random.nextInt(4) == 0) {
          disk.reopen();
          engine = Engine.on(disk.stores(), cacheBytes);
        }
        engine.receive(version, graph.roomId(), portion);
        portion.clear();
      }
      check(engine, graph);
    }
  }

  private static void check(Engine engine, RandomGraph graph) {
    for (Pdu event : graph.events()) {
      EventId id = event.eventId();
      StoredEvent stored = engine.event(id);
      assertThat(engine.state(graph.roomId(), stored.stateBefore()))
          .as("the state before %s", event)
          .isEqualTo(graph.stateBefore(id));
      assertThat(stored.standing() == Standing.REJECTED)
          .as("whether %s is rejected", event)
          .isEqualTo(graph.isRejected(id));
      assertThat(stored.position() > 0)
          .as("whether %s is shown", event)
          .isEqualTo(stored.standing() == Standing.ACCEPTED);
    }
    assertThat(engine.room(graph.roomId()).head().extremities())
        .extracting(Extremity::eventId)
        .containsExactly(graph.last());
    assertThat(engine.currentState(graph.roomId())).isEqualTo(graph.lastState());
    checkMembers(engine, graph);
    engine.collectUnneeded();
    assertThat(engine.findings()).as("what is wrong in storage").isEmpty();
  }

  private static void checkMembers(Engine engine, RandomGraph graph) {
    long room = engine.room(graph.roomId()).room().number();
    Map<StateSlot, EventId> state = graph.lastState();
    long joined = 0;
    for (Map.Entry<StateSlot, EventId> entry : state.entrySet()) {
      if (entry.getKey().type().equals("m.room.member")) {
        StoredEvent event = engine.event(entry.getValue());
        Membership membership =
            new MemberContent(event.event().content()).membership().orElseThrow();
        RoomMembership place =
            engine.memberships().find(UserId.parse(entry.getKey().stateKey()), room).orElseThrow();
        assertThat(place.membership()).as("%s", entry.getKey()).isEqualTo(membership);
        assertThat(place.eventNumber()).isEqualTo(event.number());
        joined += membership == Membership.JOIN ? 1 : 0;
      }
    }
    assertThat(engine.room(graph.roomId()).head().joinedCount()).isEqualTo(joined);
  }
}
