package chat.ranvier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.room.port.ReceiveEventsCommand;
import chat.ranvier.domain.auth.selection.AuthEventSelection;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.testing.BranchMeeting;
import chat.ranvier.domain.testing.EventSketch;
import chat.ranvier.domain.testing.Forks;
import chat.ranvier.domain.testing.RoomTimeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Branches that meet in an engine: event by event, batch by batch, all at once, and backwards. What
 * comes of it is always the same, and what the domain says.
 */
interface InTheEngine extends BranchMeeting {
  @Override
  default Map<StateSlot, Pdu> resolved(RoomTimeline... branches) {
    Map<StateSlot, Pdu> expected = Forks.resolved(branches);
    RoomTimeline room = branches[0].fork();
    room.merge(expected, Arrays.copyOfRange(branches, 1, branches.length));
    Pdu last = room.message(somebodyIn(List.of(expected)), "here we all are");
    for (Engine engine : inEachWay(room.events())) {
      assertThat(engine.state(room.roomId(), engine.event(last.eventId()).stateBefore()))
          .as("the state where the branches meet")
          .isEqualTo(ids(expected));
      assertThat(engine.currentState(room.roomId())).isEqualTo(ids(expected));
    }
    return expected;
  }

  @Override
  default Map<StateSlot, Pdu> resolved(
      Collection<Map<StateSlot, Pdu>> states, Collection<Pdu> events) {
    Map<StateSlot, Pdu> expected = Forks.resolved(states, events);
    checkToldStates(List.copyOf(states), List.copyOf(events), expected);
    return expected;
  }

  static Map<StateSlot, EventId> ids(Map<StateSlot, Pdu> state) {
    Map<StateSlot, EventId> ids = new HashMap<>();
    state.forEach((slot, event) -> ids.put(slot, event.eventId()));
    return ids;
  }

  /** Engines that have taken in these events, each in another way. */
  static List<Engine> inEachWay(List<Pdu> events) {
    List<Pdu> backwards = new ArrayList<>(events.subList(1, events.size()));
    Collections.reverse(backwards);
    backwards.addFirst(events.getFirst());
    return List.of(
        inPortions(events, 1),
        inPortions(events, 3),
        inPortions(events, events.size()),
        inPortions(backwards, 1));
  }

  private static Engine inPortions(List<Pdu> events, int size) {
    Engine engine = Engine.inMemory();
    for (int from = 0; from < events.size(); from += size) {
      List<Pdu> portion = events.subList(from, Math.min(from + size, events.size()));
      receive(engine, List.of(), portion, Map.of());
    }
    return engine;
  }

  private static void receive(
      Engine engine, List<Pdu> outliers, List<Pdu> events, Map<EventId, List<EventId>> told) {
    Pdu any = events.getFirst();
    engine
        .rooms()
        .writers()
        .receive(
            any.roomId(),
            new ReceiveEventsCommand(Optional.of(any.version()), outliers, events, false, told));
  }

  /**
   * Checks what becomes of a room that is known only by the states that another server tells, each
   * before an event of a branch of its own.
   */
  static void checkToldStates(
      List<Map<StateSlot, Pdu>> states, List<Pdu> events, Map<StateSlot, Pdu> expected) {
    List<Pdu> tips = new ArrayList<>();
    Map<EventId, List<EventId>> told = new HashMap<>();
    for (Map<StateSlot, Pdu> state : states) {
      Pdu tip = tip(tips.size(), somebodyIn(states), events.getFirst(), state);
      tips.add(tip);
      told.put(tip.eventId(), state.values().stream().map(Pdu::eventId).toList());
    }
    Engine together = Engine.inMemory();
    receive(together, events, tips, told);
    Engine oneByOne = Engine.inMemory();
    tips.forEach(tip -> receive(oneByOne, events, List.of(tip), told));
    Engine backwards = Engine.inMemory();
    tips.reversed().forEach(tip -> receive(backwards, events.reversed(), List.of(tip), told));
    for (Engine engine : List.of(together, oneByOne, backwards)) {
      assertThat(engine.currentState(events.getFirst().roomId())).isEqualTo(ids(expected));
    }
  }

  /** An event behind a gap. */
  private static Pdu tip(int number, UserId sender, Pdu create, Map<StateSlot, Pdu> state) {
    String type = "m.room.message";
    JsonObject content = JsonObject.of("body", "branch " + number);
    List<EventId> authEvents =
        AuthEventSelection.select(create.version(), type, Optional.empty(), sender, content)
            .stream()
            .flatMap(slot -> Optional.ofNullable(state.get(slot)).stream())
            .map(Pdu::eventId)
            .toList();
    EventSketch sketch =
        new EventSketch(
            new EventId("$tip" + number + ":here.example"),
            sender,
            type,
            Optional.empty(),
            content,
            1_800_000_000_000L,
            1_000,
            List.of(new EventId("$unknown" + number + ":here.example")),
            authEvents);
    return sketch.in(create.version(), create.roomId());
  }

  /** Somebody who is in the room by each of the states. */
  private static UserId somebodyIn(List<Map<StateSlot, Pdu>> states) {
    return states.getFirst().keySet().stream()
        .filter(slot -> states.stream().allMatch(state -> isJoin(state.get(slot))))
        .map(slot -> UserId.parse(slot.stateKey()))
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  private static boolean isJoin(@Nullable Pdu event) {
    return event != null
        && event.type().equals("m.room.member")
        && new MemberContent(event.content()).membership().equals(Optional.of(Membership.JOIN));
  }
}
