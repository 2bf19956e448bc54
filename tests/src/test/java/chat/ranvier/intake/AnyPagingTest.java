package chat.ranvier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.room.intake.ReceiveEvents;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.application.timeline.Direction;
import chat.ranvier.application.timeline.EventContext;
import chat.ranvier.application.timeline.TimelineToken;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.application.upkeep.Finding.Fault;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.People;
import chat.ranvier.intake.ReadHistory.Stop;
import chat.ranvier.intake.ReadHistory.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rooms of several servers whose events come in any order, some of them long after those that
 * follow on them, some with depths that are made up: whoever pages through, from whichever token in
 * whichever direction, sees each event exactly once, by depth and then by arrival.
 */
final class AnyPagingTest {
  private static final List<RoomVersion> VERSIONS =
      List.of(RoomVersion.V3, RoomVersion.V6, RoomVersion.V11, RoomVersion.V12);
  private static final long DEEPEST = (1L << 53) - 1;
  private static final int LENGTH = 40;

  static LongStream seeds() {
    long first = Long.getLong("paging.first", 0);
    return LongStream.range(first, first + Long.getLong("paging.seeds", 120));
  }

  static LongStream someOfTheSeeds() {
    return seeds().filter(seed -> seed % 20 < 2);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyEventIsSeenExactlyOnce(long seed) {
    play(seed, Disk.memory());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someOfTheSeeds")
  void soItIsOnSqlite(long seed) {
    play(seed, Disk.sqlite());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someOfTheSeeds")
  void soItIsOnPostgres(long seed) {
    play(seed, Disk.postgres());
  }

  private static void play(long seed, Disk fresh) {
    Random random = new Random(seed);
    Random lies = new Random(seed + 1);
    RandomGraph graph =
        new RandomGraph(
            VERSIONS.get((int) (seed % VERSIONS.size())),
            seed,
            LENGTH,
            depth -> seed % 4 == 0 && lies.nextInt(10) == 0 ? claim(depth, lies) : depth);
    try (Disk disk = fresh) {
      Engine engine = Engine.on(disk.stores(), seed % 5 == 0 ? 0 : 16L << 20);
      new Reading(graph, engine, random).read();
      assertThat(engine.findings()).noneMatch(found -> found.fault() == Fault.WRONG_ORDER);
    }
  }

  private static long claim(long depth, Random lies) {
    return switch (lies.nextInt(4)) {
      case 0 -> 0;
      case 1 -> DEEPEST;
      case 2 -> lies.nextInt(100);
      default -> depth;
    };
  }

  /** One room, filled bit by bit and read meanwhile. */
  private static final class Reading {
    private final RandomGraph graph;
    private final Engine engine;
    private final Random random;
    private final ReadHistory reader;
    private final List<TimelineToken> moments = new ArrayList<>();
    private final List<EventId> followed = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private Optional<SyncPosition> since = Optional.empty();

    Reading(RandomGraph graph, Engine engine, Random random) {
      this.graph = graph;
      this.engine = engine;
      this.random = random;
      engine.receive(
          graph.version(), graph.roomId(), graph.events().subList(0, RandomGraph.openingLength()));
      this.reader = new ReadHistory(engine, graph.roomId(), People.ALICE, random);
    }

    void read() {
      fill();
      List<StoredEvent> all = reader.visible(graph.events());
      List<EventId> expected = ReadHistory.ids(all);
      List<Stop> stops = new ArrayList<>();
      assertThat(reader.read(Direction.BACKWARD, Optional.empty(), Optional.empty(), stops))
          .isEqualTo(expected);
      stops.forEach(stop -> turn(stop, expected));
      assertThat(reader.read(Direction.FORWARD, Optional.empty(), Optional.empty(), stops))
          .isEqualTo(expected);
      moments.forEach(moment -> part(moment, all));
      for (int i = 0; i + 1 < moments.size(); i++) {
        between(moments.get(i), moments.get(i + 1 + random.nextInt(moments.size() - i - 1)));
      }
      expected.forEach(event -> around(event, expected));
      told.forEach(this::beforeWhatWasTold);
      assertThat(followed).doesNotHaveDuplicates();
      List<EventId> arrived =
          ReadHistory.ids(all.stream().filter(event -> event.position() > 0).toList());
      assertThat(followed).containsAll(arrived);
    }

    /** Hands the events in, in portions; a part of them is missing first, and then read up on. */
    private void fill() {
      List<Pdu> rest = new ArrayList<>(graph.events());
      rest.subList(0, RandomGraph.openingLength()).clear();
      int from = random.nextInt(rest.size() - 1);
      int length = random.nextInt(Math.min(12, rest.size() - 1 - from));
      List<Pdu> missing = new ArrayList<>(rest.subList(from, from + length));
      rest.subList(from, from + length).clear();
      if (random.nextBoolean()) {
        Collections.shuffle(rest, random);
      }
      poll();
      while (!rest.isEmpty() || !missing.isEmpty()) {
        if (!rest.isEmpty() && (missing.isEmpty() || random.nextInt(4) > 0)) {
          List<Pdu> portion = rest.subList(0, Math.min(rest.size(), 1 + random.nextInt(9)));
          receive(portion, missing);
          portion.clear();
        } else {
          int last = missing.size();
          List<Pdu> portion = missing.subList(Math.max(0, last - 1 - random.nextInt(9)), last);
          readUp(portion);
          portion.clear();
        }
        poll();
      }
    }

    private void receive(List<Pdu> events, List<Pdu> missing) {
      Map<EventId, List<EventId>> states = new HashMap<>();
      Set<Pdu> outliers = new HashSet<>();
      for (Pdu event : events) {
        if (missing.stream().anyMatch(gone -> event.prevEvents().contains(gone.eventId()))) {
          List<EventId> state = List.copyOf(graph.stateBefore(event.eventId()).values());
          states.put(event.eventId(), state);
        }
      }
      if (!states.isEmpty()) {
        outliers.addAll(graph.events());
      }
      engine.receive(
          new ReceiveEvents.Command(
              graph.roomId(),
              Optional.empty(),
              Engine.json(outliers),
              Engine.json(events),
              false,
              states));
    }

    /** Fills the gap from its end, where the states before are told again. */
    private void readUp(List<Pdu> events) {
      Map<EventId, List<EventId>> states = new HashMap<>();
      for (Pdu event : events) {
        states.put(event.eventId(), List.copyOf(graph.stateBefore(event.eventId()).values()));
      }
      engine.receive(
          new ReceiveEvents.Command(
              graph.roomId(), Optional.empty(), List.of(), Engine.json(events), true, states));
    }

    /** Follows the room as a client does, gaps included. */
    private void poll() {
      moments.add(reader.now());
      Optional<Told> answer = reader.poll(since, 1 + random.nextInt(5));
      if (answer.isPresent()) {
        Told part = answer.get();
        if (part.isLimited()) {
          Optional<TimelineToken> to =
              since.map(position -> TimelineToken.parse("s" + position.position()));
          followed.addAll(
              reader.read(Direction.BACKWARD, Optional.of(part.before()), to, new ArrayList<>()));
        }
        followed.addAll(part.events());
        told.add(part);
        since = Optional.of(part.next());
      }
    }

    /** Who turns round on the way back sees what they saw. */
    private void turn(Stop stop, List<EventId> all) {
      int rest = all.size() - stop.events();
      assertThat(reader.back(stop.token())).isEqualTo(all.subList(0, rest));
      assertThat(reader.forth(stop.token())).isEqualTo(all.subList(rest, all.size()));
      assertThat(reader.membersAt(stop.token()))
          .isSubsetOf(graph.events().stream().map(Pdu::eventId).toList());
    }

    /** A moment parts what was there from what came later. */
    private void part(TimelineToken moment, List<StoredEvent> all) {
      List<EventId> expected = ReadHistory.ids(all);
      List<EventId> before = reader.back(moment);
      List<EventId> after = reader.forth(moment);
      assertThat(before).isSubsetOf(expected).isEqualTo(ordered(before, expected));
      assertThat(after).isSubsetOf(expected).isEqualTo(ordered(after, expected));
      long position = Long.parseLong(moment.text().substring(1));
      all.stream()
          .filter(event -> event.position() > 0)
          .forEach(
              event ->
                  assertThat(before.contains(event.event().eventId()))
                      .isEqualTo(event.position() <= position)
                      .isNotEqualTo(after.contains(event.event().eventId())));
      all.stream()
          .filter(event -> event.position() < 0)
          .map(event -> event.event().eventId())
          .forEach(event -> assertThat(before.contains(event) || after.contains(event)).isTrue());
    }

    private static List<EventId> ordered(List<EventId> events, List<EventId> all) {
      return all.stream().filter(events::contains).toList();
    }

    private void between(TimelineToken earlier, TimelineToken later) {
      List<EventId> expected = new ArrayList<>(reader.back(later));
      expected.retainAll(reader.forth(earlier));
      assertThat(
              reader.read(
                  Direction.BACKWARD, Optional.of(later), Optional.of(earlier), new ArrayList<>()))
          .isEqualTo(expected);
      assertThat(
              reader.read(
                  Direction.FORWARD, Optional.of(earlier), Optional.of(later), new ArrayList<>()))
          .isEqualTo(expected);
    }

    private void around(EventId event, List<EventId> all) {
      EventContext context = reader.around(event, random.nextInt(8));
      List<EventId> whole = new ArrayList<>(reader.back(ReadHistory.carried(context.start())));
      whole.addAll(ReadHistory.shown(context));
      whole.addAll(reader.forth(ReadHistory.carried(context.end())));
      assertThat(whole).isEqualTo(all);
    }

    /** From before a timeline back to the beginning, as the room is known now. */
    private void beforeWhatWasTold(Told part) {
      List<EventId> before = reader.back(part.before());
      assertThat(before).doesNotHaveDuplicates();
      assertThat(Collections.disjoint(before, part.events())).isTrue();
      if (!part.events().isEmpty()) {
        StoredEvent first = engine.event(part.events().getFirst());
        reader.visible(graph.events()).stream()
            .filter(event -> event.position() < 0)
            .filter(event -> event.event().depth() <= first.event().depth())
            .forEach(event -> assertThat(before).contains(event.event().eventId()));
      }
    }
  }
}
