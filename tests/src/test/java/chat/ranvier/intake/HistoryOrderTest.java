package chat.ranvier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.room.intake.ReceiveEvents;
import chat.ranvier.application.timeline.Direction;
import chat.ranvier.application.timeline.EventContext;
import chat.ranvier.application.timeline.TimelineToken;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.RoomTimeline;
import chat.ranvier.intake.ReadHistory.Stop;
import chat.ranvier.intake.ReadHistory.Told;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In which order the history of a room is read, once parts of it came later than others. */
final class HistoryOrderTest {
  private static final RoomVersion VERSION = RoomVersion.V11;

  private final Engine engine = Engine.inMemory();
  private final RoomTimeline room = RoomTimeline.publicChat(VERSION);

  private ReadHistory reader(UserId user) {
    return new ReadHistory(engine, room.roomId(), user, new Random(7));
  }

  private static List<EventId> ids(Collection<Pdu> events) {
    return events.stream().map(Pdu::eventId).toList();
  }

  private List<EventId> state() {
    return ids(room.state().values());
  }

  private List<Pdu> messages(int count) {
    List<Pdu> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(room.message(People.CHARLIE, "message " + i));
    }
    return messages;
  }

  private void receive(Collection<Pdu> events) {
    engine.receive(VERSION, room.roomId(), events);
  }

  private void receive(Collection<Pdu> state, Collection<Pdu> events, List<EventId> told) {
    engine.receive(
        new ReceiveEvents.Command(
            room.roomId(),
            Optional.of(VERSION),
            Engine.json(state),
            Engine.json(events),
            false,
            Map.of(events.iterator().next().eventId(), told)));
  }

  private void readUp(Collection<Pdu> events, Map<EventId, List<EventId>> told) {
    engine.receive(
        new ReceiveEvents.Command(
            room.roomId(), Optional.empty(), List.of(), Engine.json(events), true, told));
  }

  private static List<EventId> pages(ReadHistory reader, Direction direction, List<Stop> ends) {
    return reader.read(direction, Optional.empty(), Optional.empty(), ends);
  }

  @Test
  void aGapThatIsFilledLaterIsReadWhereItBelongs() {
    room.join(People.CHARLIE);
    messages(5);
    receive(room.events());
    List<EventId> told = state();
    List<Pdu> missing = messages(12);
    List<Pdu> later = messages(5);
    receive(List.of(), later, told);
    ReadHistory alice = reader(People.ALICE);
    List<EventId> seen = new ArrayList<>(ids(room.events()));
    seen.removeAll(ids(missing));
    assertThat(pages(alice, Direction.BACKWARD, new ArrayList<>())).isEqualTo(seen);
    readUp(missing.subList(6, 12), Map.of(missing.get(6).eventId(), told));
    readUp(missing.subList(0, 6), Map.of());
    assertThat(engine.room(room.roomId()).isTangled()).isTrue();
    List<EventId> all = ids(room.events());
    List<Stop> stops = new ArrayList<>();
    assertThat(pages(alice, Direction.BACKWARD, stops)).isEqualTo(all);
    assertThat(pages(alice, Direction.FORWARD, new ArrayList<>())).isEqualTo(all);
    for (Stop stop : stops) {
      int rest = all.size() - stop.events();
      assertThat(stop.token().text()).startsWith("d");
      assertThat(alice.back(stop.token())).isEqualTo(all.subList(0, rest));
      assertThat(alice.forth(stop.token())).isEqualTo(all.subList(rest, all.size()));
    }
  }

  @Test
  void whatIsToldBeforeATimelineHoldsTheGapOnceItIsFilled() {
    room.join(People.CHARLIE);
    messages(5);
    receive(room.events());
    ReadHistory alice = reader(People.ALICE);
    Told first = alice.poll(Optional.empty(), 3).orElseThrow();
    List<EventId> told = state();
    List<Pdu> missing = messages(4);
    List<Pdu> later = messages(5);
    receive(List.of(), later, told);
    Told second = alice.poll(Optional.of(first.next()), 10).orElseThrow();
    assertThat(second.events()).isEqualTo(ids(later));
    assertThat(second.isLimited()).isTrue();
    readUp(missing, Map.of());
    List<EventId> all = ids(room.events());
    assertThat(alice.back(second.before())).isEqualTo(all.subList(0, all.size() - 5));
    assertThat(
            alice.read(
                Direction.BACKWARD,
                Optional.of(second.before()),
                Optional.of(TimelineToken.parse("s" + first.next().position())),
                new ArrayList<>()))
        .isEqualTo(ids(missing));
    assertThat(alice.back(first.before())).isEqualTo(all.subList(0, all.size() - 9 - 3));
  }

  @Test
  void surroundingsGoOverAGapThatWasFilled() {
    room.join(People.CHARLIE);
    receive(room.events());
    Pdu invite = room.invite(People.ALICE, People.DAVE);
    List<Pdu> missing = messages(3);
    List<Pdu> later = messages(3);
    receive(List.of(invite), later, state());
    readUp(missing, Map.of(missing.getFirst().eventId(), state()));
    readUp(List.of(invite), Map.of());
    List<EventId> all = ids(room.events());
    ReadHistory alice = reader(People.ALICE);
    EventId last = missing.getLast().eventId();
    EventContext context = alice.around(last, 6);
    int at = all.indexOf(last);
    assertThat(ReadHistory.shown(context)).isEqualTo(all.subList(at - 3, at + 4));
    assertThat(context.state()).hasSize(room.state().size());
    assertThat(alice.membersAt(context.start())).hasSize(2);
    assertThat(alice.membersAt(context.end())).contains(invite.eventId()).hasSize(3);
    EventContext atInvite = alice.around(invite.eventId(), 0);
    assertThat(alice.membersAt(atInvite.end())).contains(invite.eventId());
    assertThat(alice.membersAt(atInvite.start())).doesNotContain(invite.eventId());
  }

  @Test
  void tokensOfARoomThatWasNotTangledYetGoOnBeingGood() {
    room.join(People.CHARLIE);
    List<Pdu> past = messages(8);
    List<EventId> told = state();
    List<Pdu> first = messages(4);
    receive(room.state().values(), first, told);
    readUp(past, Map.of(past.getFirst().eventId(), told));
    assertThat(engine.room(room.roomId()).isTangled()).isFalse();
    ReadHistory alice = reader(People.ALICE);
    List<Stop> stops = new ArrayList<>();
    List<EventId> before = pages(alice, Direction.BACKWARD, stops);
    assertThat(before).isEqualTo(concat(List.of(past, first)));
    assertThat(stops).allSatisfy(stop -> assertThat(stop.token().text()).startsWith("t"));
    List<Pdu> missing = messages(4);
    List<Pdu> later = messages(4);
    receive(List.of(), later, told);
    readUp(missing, Map.of());
    assertThat(engine.room(room.roomId()).isTangled()).isTrue();
    List<EventId> all = concat(List.of(past, first, missing, later));
    assertThat(pages(alice, Direction.FORWARD, new ArrayList<>())).isEqualTo(all);
    for (Stop stop : stops) {
      int rest = before.size() - stop.events();
      assertThat(alice.back(stop.token())).isEqualTo(before.subList(0, rest));
      assertThat(alice.forth(stop.token())).isEqualTo(all.subList(rest, all.size()));
    }
  }

  private static List<EventId> concat(List<List<Pdu>> parts) {
    return parts.stream().flatMap(part -> ids(part).stream()).toList();
  }

  @Test
  void aRoomWithoutForksAndGapsIsReadByTheStream() {
    room.join(People.CHARLIE);
    messages(20);
    receive(room.events());
    assertThat(engine.room(room.roomId()).isTangled()).isFalse();
    List<Stop> stops = new ArrayList<>();
    ReadHistory alice = reader(People.ALICE);
    assertThat(pages(alice, Direction.BACKWARD, stops)).isEqualTo(ids(room.events()));
    assertThat(pages(alice, Direction.FORWARD, stops)).isEqualTo(ids(room.events()));
    assertThat(stops).allSatisfy(stop -> assertThat(stop.token().text()).startsWith("t"));
  }

  @Test
  void anEventOfABranchStandsByItsDepthAndIsToldWhenItComes() {
    room.join(People.CHARLIE);
    RoomTimeline branch = room.fork();
    List<Pdu> here = messages(5);
    receive(room.events());
    ReadHistory alice = reader(People.ALICE);
    Told first = alice.poll(Optional.empty(), 10).orElseThrow();
    Pdu late = branch.message(People.CHARLIE, "from elsewhere");
    receive(List.of(late));
    Told second = alice.poll(Optional.of(first.next()), 10).orElseThrow();
    assertThat(second.events()).containsExactly(late.eventId());
    List<EventId> all = new ArrayList<>(ids(room.events()));
    all.add(all.indexOf(here.getFirst().eventId()) + 1, late.eventId());
    assertThat(pages(alice, Direction.FORWARD, new ArrayList<>())).isEqualTo(all);
    assertThat(alice.back(second.before())).isEqualTo(ids(room.events()));
    assertThat(alice.forth(second.before())).containsExactly(late.eventId());
  }

  @Test
  void whoHasLeftIsNotShownWhatHappenedLaterAndWasReadUpOn() {
    room.join(People.CHARLIE);
    room.message(People.CHARLIE, "before");
    room.join(People.BOB);
    Pdu leave = room.leave(People.BOB);
    receive(room.events());
    List<EventId> told = state();
    List<Pdu> missing = messages(4);
    receive(List.of(), messages(2), told);
    readUp(missing, Map.of());
    List<EventId> all = ids(room.events());
    assertThat(pages(reader(People.BOB), Direction.BACKWARD, new ArrayList<>()))
        .isEqualTo(all.subList(0, 1 + all.indexOf(leave.eventId())));
    assertThat(pages(reader(People.ALICE), Direction.BACKWARD, new ArrayList<>())).isEqualTo(all);
  }
}
