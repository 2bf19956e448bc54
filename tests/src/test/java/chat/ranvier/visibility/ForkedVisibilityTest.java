package chat.ranvier.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.selection.AuthEventSelection;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.EventSealer;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.PlainRoom;
import chat.ranvier.domain.testing.RoomTimeline;
import chat.ranvier.domain.testing.ToySigningKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who is shown what in rooms that two servers write to without waiting for one another: somebody
 * who is gone on one branch may be there on another, and the history may be open on one only.
 */
final class ForkedVisibilityTest {
  private static final List<UserId> PEOPLE =
      List.of(People.ALICE, People.BOB, People.CHARLIE, People.DAVE, People.EVE);
  private static final UserId STRANGER = UserId.of("stranger", People.HERE);
  private static final List<String> VISIBILITIES =
      List.of("world_readable", "shared", "invited", "joined");

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("visibility.seeds", 60));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everybodyIsShownWhatTheSpecificationSaysWhateverTheBranches(long seed) {
    Random random = new Random(seed);
    RoomTimeline opening = RoomTimeline.publicChat(RoomVersion.V11);
    opening.join(People.BOB);
    opening.join(People.CHARLIE);
    PlainRoom graph = new PlainRoom(opening.create());
    opening.events().forEach(graph::take);
    int steps = 10 + random.nextInt(40);
    for (int i = 0; i < steps; i++) {
      act(graph, random);
    }
    ReadRoom room = ReadRoom.of(opening.events());
    Map<UserId, SyncPosition> places = new HashMap<>();
    Set<EventId> known = new HashSet<>();
    opening.events().forEach(event -> known.add(event.eventId()));
    List<Pdu> rest = new ArrayList<>(graph.events());
    rest.removeAll(opening.events());
    while (!rest.isEmpty()) {
      List<Pdu> portion = portion(rest, known, random);
      room.receive(portion);
      if (random.nextInt(5) == 0) {
        poll(room, PEOPLE.get(random.nextInt(2)), places, graph);
      }
    }
    List<StoredEvent> all = room.all();
    ByTheBook book = ByTheBook.ofGraph(all, graph);
    Stream.concat(PEOPLE.stream(), Stream.of(STRANGER))
        .forEach(user -> new Reading(room, book, all, user, random).check());
    Reading.checkServers(room, book, all);
  }

  /** Some of the events whose predecessors are there, so that branches come in mixed. */
  private static List<Pdu> portion(List<Pdu> rest, Set<EventId> known, Random random) {
    List<Pdu> portion = new ArrayList<>();
    int size = 1 + random.nextInt(4);
    for (int i = 0; i < size && !rest.isEmpty(); i++) {
      List<Pdu> ready =
          rest.stream().filter(event -> known.containsAll(event.prevEvents())).toList();
      Pdu next = ready.get(random.nextInt(ready.size()));
      portion.add(next);
      known.add(next.eventId());
      rest.remove(next);
    }
    return portion;
  }

  /** What a client that polls now and then is told, which at that moment it may see. */
  private static void poll(
      ReadRoom room, UserId user, Map<UserId, SyncPosition> places, PlainRoom graph) {
    SyncAnswer answer = Reading.sync(room, user, Optional.ofNullable(places.get(user)));
    places.put(user, answer.next());
    Set<EventId> visible = Reading.visible(ByTheBook.ofGraph(room.all(), graph), user);
    Stream.concat(answer.joined().values().stream(), answer.left().values().stream())
        .flatMap(update -> update.timeline().events().stream())
        .forEach(event -> assertThat(visible).as("told to %s", user).contains(Reading.id(event)));
  }

  private static void act(PlainRoom graph, Random random) {
    UserId one = PEOPLE.get(random.nextInt(PEOPLE.size()));
    UserId other = PEOPLE.get(1 + random.nextInt(PEOPLE.size() - 1));
    int time = graph.events().size();
    switch (random.nextInt(12)) {
      case 0, 1 -> member(graph, random, one, one, "join");
      case 2 -> member(graph, random, other, other, "leave");
      case 3 -> member(graph, random, People.ALICE, other, "invite");
      case 4 -> member(graph, random, People.ALICE, other, "leave");
      case 5 -> member(graph, random, People.ALICE, other, random.nextBoolean() ? "ban" : "leave");
      case 6, 7 ->
          state(
              graph,
              random,
              People.ALICE,
              new StateSlot("m.room.history_visibility", ""),
              JsonObject.of("history_visibility", VISIBILITIES.get(random.nextInt(4))));
      case 8 ->
          state(
              graph,
              random,
              People.ALICE,
              StateSlot.of("m.room.topic"),
              JsonObject.of("topic", "topic " + time));
      default ->
          add(
              graph,
              random,
              EventDraft.message("m.room.message", one, JsonObject.of("body", "text"), time));
    }
  }

  private static void member(
      PlainRoom graph, Random random, UserId sender, UserId target, String membership) {
    StateSlot slot = new StateSlot("m.room.member", target.value());
    state(graph, random, sender, slot, JsonObject.of("membership", membership));
  }

  private static void state(
      PlainRoom graph, Random random, UserId sender, StateSlot slot, JsonObject content) {
    add(graph, random, EventDraft.state(slot, sender, content, graph.events().size()));
  }

  private static void add(PlainRoom graph, Random random, EventDraft draft) {
    List<EventId> prevEvents = prevEvents(graph, random);
    Map<StateSlot, Pdu> state = graph.meet(prevEvents);
    RoomVersion version = RoomVersion.V11;
    List<EventId> authEvents =
        AuthEventSelection.select(
                version, draft.type(), draft.stateKey(), draft.sender(), draft.content())
            .stream()
            .flatMap(slot -> Optional.ofNullable(state.get(slot)).stream())
            .map(Pdu::eventId)
            .toList();
    long depth = 1 + prevEvents.stream().mapToLong(id -> graph.event(id).depth()).max().orElse(0);
    graph.take(
        new EventSealer(version, draft.sender().server(), ToySigningKey.of(draft.sender().server()))
            .seal(
                draft,
                Optional.of(graph.events().getFirst().roomId()),
                prevEvents,
                authEvents,
                depth));
  }

  /** What nothing follows on, or one of the newest, so that a branch begins. */
  private static List<EventId> prevEvents(PlainRoom graph, Random random) {
    List<Pdu> events = graph.events();
    if (random.nextInt(3) == 0) {
      int newest = Math.min(events.size() - 6, 6);
      return List.of(events.get(events.size() - 1 - random.nextInt(newest)).eventId());
    }
    Set<EventId> tips = new LinkedHashSet<>();
    events.forEach(event -> tips.add(event.eventId()));
    events.forEach(event -> event.prevEvents().forEach(tips::remove));
    List<EventId> all = List.copyOf(tips);
    return random.nextInt(3) == 0 ? List.of(all.getLast()) : all.stream().limit(8).toList();
  }
}
