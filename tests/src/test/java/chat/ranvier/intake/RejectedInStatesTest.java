package chat.ranvier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.room.intake.ReceiveEvents;
import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.RoomTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A state event of another server that is rejected, and its place in the graph: what follows on it
 * is taken in by the state that was before it, in whatever order they come.
 */
final class RejectedInStatesTest {
  private static final RoomVersion VERSION = RoomVersion.V11;
  private static final StateSlot TOPIC = StateSlot.of("m.room.topic");

  private final RoomTimeline room = RoomTimeline.publicChat(VERSION);
  private final Pdu first = afterJoin(People.BOB, People.CHARLIE);
  private final List<Pdu> before = List.copyOf(room.events());
  private final RoomTimeline branch = room.fork();

  /** Bob may speak and no more. */
  private final Pdu forbidden = topic(branch, People.BOB, "forbidden");

  private Pdu afterJoin(UserId one, UserId other) {
    room.join(one);
    room.join(other);
    return topic(room, People.ALICE, "first");
  }

  private static Pdu topic(RoomTimeline room, UserId sender, String topic) {
    return room.state(sender, TOPIC.type(), "", JsonObject.of("topic", topic));
  }

  private Engine begun() {
    Engine engine = Engine.inMemory();
    engine.receive(VERSION, room.roomId(), before);
    return engine;
  }

  private Optional<EventId> topicBefore(Engine engine, Pdu event) {
    StoredEvent stored = engine.event(event.eventId());
    return engine
        .room(room.roomId())
        .states()
        .find(stored.stateBefore(), TOPIC)
        .map(found -> found.event().eventId());
  }

  private Optional<EventId> topic(Engine engine) {
    return engine.room(room.roomId()).state(TOPIC.type()).map(found -> found.event().eventId());
  }

  private List<EventId> extremities(Engine engine) {
    return engine.room(room.roomId()).head().extremities().stream()
        .map(Extremity::eventId)
        .toList();
  }

  private static List<List<Pdu>> orders(List<Pdu> events) {
    if (events.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Pdu>> all = new ArrayList<>();
    for (Pdu begins : events) {
      List<Pdu> others = new ArrayList<>(events);
      others.remove(begins);
      for (List<Pdu> rest : orders(others)) {
        List<Pdu> order = new ArrayList<>(List.of(begins));
        order.addAll(rest);
        all.add(order);
      }
    }
    return all;
  }

  @Test
  void whatFollowsOnItHasTheStateBeforeItAndSoHasTheRoom() {
    Pdu onTop = branch.message(People.CHARLIE, "on top of it");
    Pdu beside = room.message(People.ALICE, "beside it");
    room.merge(room.state(), branch);
    Pdu both = room.message(People.ALICE, "after both");
    for (List<Pdu> order : orders(List.of(forbidden, onTop, beside, both))) {
      Engine engine = begun();
      order.forEach(event -> engine.receive(VERSION, room.roomId(), List.of(event)));
      assertThat(engine.event(forbidden.eventId()).standing()).isEqualTo(Standing.REJECTED);
      assertThat(List.of(onTop, beside, both))
          .allSatisfy(
              event -> {
                assertThat(engine.event(event.eventId()).standing()).isEqualTo(Standing.ACCEPTED);
                assertThat(topicBefore(engine, event)).contains(first.eventId());
              });
      assertThat(topic(engine)).contains(first.eventId());
      assertThat(extremities(engine)).containsExactly(both.eventId());
      assertThat(engine.findings()).isEmpty();
    }
  }

  @Test
  void whatReplacesItReplacesWhatWasBeforeIt() {
    Pdu second = topic(branch, People.ALICE, "second");
    Pdu beside = room.message(People.CHARLIE, "beside it");
    room.merge(branch.state(), branch);
    Pdu both = room.message(People.ALICE, "after both");
    for (List<Pdu> order : orders(List.of(forbidden, second, beside, both))) {
      Engine engine = begun();
      order.forEach(event -> engine.receive(VERSION, room.roomId(), List.of(event)));
      assertThat(topicBefore(engine, second)).contains(first.eventId());
      assertThat(topicBefore(engine, both)).contains(second.eventId());
      assertThat(topic(engine)).contains(second.eventId());
      assertThat(engine.findings()).isEmpty();
    }
  }

  @Test
  void noStateThatAnotherServerTellsHoldsIt() {
    Engine engine = begun();
    engine.receive(VERSION, room.roomId(), List.of(forbidden));
    branch.message(People.CHARLIE, "that never comes");
    List<EventId> told = branch.state().values().stream().map(Pdu::eventId).toList();
    Pdu late = branch.message(People.CHARLIE, "behind a gap");
    engine.receive(
        new ReceiveEvents.Command(
            room.roomId(),
            Optional.of(VERSION),
            List.of(),
            Engine.json(List.of(late)),
            false,
            Map.of(late.eventId(), told)));
    assertThat(told).contains(forbidden.eventId()).doesNotContain(first.eventId());
    assertThat(engine.event(late.eventId()).standing()).isEqualTo(Standing.ACCEPTED);
    assertThat(topicBefore(engine, late)).isEmpty();
    assertThat(topic(engine)).contains(first.eventId());
    assertThat(engine.findings()).isEmpty();
  }
}
