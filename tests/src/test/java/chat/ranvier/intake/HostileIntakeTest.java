package chat.ranvier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.room.intake.ReceiveEvents;
import chat.ranvier.application.room.intake.ReceiveEvents.Fate;
import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.IntakeVerdict;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.EventSealer;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.EventSketch;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.RoomTimeline;
import chat.ranvier.domain.testing.ToySigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events that somebody made to do harm, each beside one that is good and has to get in. */
final class HostileIntakeTest {
  private static final long GREATEST_DEPTH = (1L << 53) - 1;

  private final Engine engine = Engine.inMemory();

  static List<RoomVersion> versions() {
    return RoomVersion.supported();
  }

  private RoomTimeline room(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    room.join(People.CHARLIE);
    receive(room, room.events());
    return room;
  }

  private ReceiveEvents.Answer receive(RoomTimeline room, List<Pdu> events) {
    return engine.receive(room.version(), room.roomId(), events);
  }

  /** What becomes of the bad event; the good one beside it is accepted and followed on. */
  private IntakeVerdict besideAGoodOne(RoomTimeline room, JsonObject bad) {
    Pdu good = room.message(People.CHARLIE, "good");
    ReceiveEvents.Answer answer =
        engine.receive(ReceiveEvents.Command.of(room.roomId(), List.of(bad, good.json(), bad)));
    assertThat(standing(answer.events().get(1).verdict())).isEqualTo(Standing.ACCEPTED);
    assertThat(extremities(room)).contains(good.eventId());
    assertThat(engine.findings()).isEmpty();
    return answer.events().getFirst().verdict();
  }

  private static Standing standing(IntakeVerdict verdict) {
    return ((IntakeVerdict.Judged) verdict).judgement().standing();
  }

  private List<EventId> extremities(RoomTimeline room) {
    return engine.room(room.roomId()).head().extremities().stream()
        .map(Extremity::eventId)
        .toList();
  }

  /** An event of Charlie's server as it pleases, hashed and signed. */
  private static Pdu sealed(
      RoomTimeline room, List<EventId> prevEvents, List<EventId> authEvents, long depth) {
    EventDraft draft =
        EventDraft.message("m.room.message", People.CHARLIE, JsonObject.of("body", "bad"), 1);
    return new EventSealer(room.version(), People.THERE, ToySigningKey.of(People.THERE))
        .seal(draft, Optional.of(room.roomId()), prevEvents, authEvents, depth);
  }

  private static List<EventId> authEvents(RoomTimeline room) {
    return List.of(
            StateSlot.of("m.room.create"),
            StateSlot.of("m.room.power_levels"),
            new StateSlot("m.room.member", People.CHARLIE.value()))
        .stream()
        .filter(
            slot -> !(room.version().createEventIsRoomId() && slot.type().equals("m.room.create")))
        .map(slot -> room.stateEvent(slot.type(), slot.stateKey()).orElseThrow().eventId())
        .toList();
  }

  private static List<EventId> madeUp(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> EventId.parse("$" + "made_up_".repeat(5) + number))
        .toList();
  }

  private static EventId tip(RoomTimeline room) {
    return room.tips().getFirst().eventId();
  }

  @Test
  void theRoomGoesOnAfterAnEventOfTheGreatestDepth() {
    RoomTimeline room = room(RoomVersion.V11);
    Pdu deep = sealed(room, List.of(tip(room)), authEvents(room), GREATEST_DEPTH);
    assertThat(standing(receive(room, List.of(deep)).events().getFirst().verdict()))
        .isEqualTo(Standing.ACCEPTED);
    EventId own =
        engine
            .rooms()
            .writers()
            .write(
                room.roomId(),
                WriteEventsCommand.of(
                    EventDraft.message("m.room.message", People.ALICE, JsonObject.empty(), 1)))
            .eventId();
    assertThat(engine.event(own).event().depth()).isEqualTo(GREATEST_DEPTH);
    assertThat(extremities(room)).containsExactly(own);
  }

  @Test
  void aDepthBeyondAllBoundsIsNoDepth() {
    RoomTimeline room = room(RoomVersion.V11);
    JsonObject event = sealed(room, List.of(tip(room)), authEvents(room), 7).json();
    for (long depth : new long[] {GREATEST_DEPTH + 1, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      assertThat(besideAGoodOne(room, event.with("depth", new JsonInteger(depth))))
          .isInstanceOf(IntakeVerdict.Dropped.class);
    }
  }

  @Test
  void hundredsOfReferencesAreTooMany() {
    RoomTimeline room = room(RoomVersion.V11);
    JsonObject event = sealed(room, List.of(tip(room)), authEvents(room), 7).json();
    JsonArray references = JsonArray.ofStrings(madeUp(500).stream().map(EventId::value).toList());
    for (String field : List.of("prev_events", "auth_events")) {
      assertThat(besideAGoodOne(room, event.with(field, references)))
          .isInstanceOf(IntakeVerdict.Dropped.class);
    }
  }

  @Test
  void whatFollowsOnNothingKnownWaitsAndStopsNobody() {
    RoomTimeline room = room(RoomVersion.V11);
    Pdu event = sealed(room, madeUp(20), authEvents(room), 7);
    assertThat(besideAGoodOne(room, event.json()))
        .isEqualTo(new IntakeVerdict.Waiting(Set.copyOf(madeUp(20)), true));
  }

  @Test
  void anEventAuthorisedByItselfIsNeverTakenIn() {
    RoomTimeline room = room(RoomVersion.V1);
    EventId own = new EventId("$self:there.example");
    Pdu event = chosen(room, own, "me", List.of(own));
    assertThat(standingAside(room, List.of(event))).isEmpty();
  }

  @Test
  void eventsThatAuthoriseOneAnotherAreNeverTakenIn() {
    RoomTimeline room = room(RoomVersion.V1);
    EventId one = new EventId("$one:there.example");
    EventId other = new EventId("$other:there.example");
    Pdu first = chosen(room, one, "one", List.of(other));
    Pdu second = chosen(room, other, "other", List.of(one));
    assertThat(standingAside(room, List.of(first, second))).isEmpty();
  }

  /** An event whose id its server chose. */
  private static Pdu chosen(RoomTimeline room, EventId id, String body, List<EventId> authEvents) {
    List<EventId> all = new ArrayList<>(authEvents(room));
    all.addAll(authEvents);
    EventSketch sketch =
        new EventSketch(
            id,
            People.CHARLIE,
            "m.room.message",
            Optional.empty(),
            JsonObject.of("body", body),
            1,
            7,
            List.of(tip(room)),
            all);
    return sketch.sealed(room.version(), room.roomId());
  }

  /** How those of the events stand that are kept, good ones going on beside them. */
  private List<Standing> standingAside(RoomTimeline room, List<Pdu> events) {
    Pdu good = room.fork().message(People.CHARLIE, "good");
    List<Pdu> all = new ArrayList<>(events);
    all.add(good);
    assertThat(standing(receive(room, all).events().getLast().verdict()))
        .isEqualTo(Standing.ACCEPTED);
    receive(room, events.reversed());
    return events.stream()
        .flatMap(event -> engine.events().find(event.eventId()).stream())
        .map(each -> each.standing())
        .toList();
  }

  @Test
  void whatARejectedEventAuthorisesIsRejected() {
    RoomTimeline room = room(RoomVersion.V11);
    RoomTimeline branch = room.fork();
    Pdu forbidden = branch.powerLevels(People.CHARLIE, Map.of(People.CHARLIE, 100L));
    Pdu built = branch.state(People.CHARLIE, "m.room.topic", "", JsonObject.of("topic", "mine"));
    assertThat(built.authEvents()).contains(forbidden.eventId());
    receive(room, List.of(built, forbidden));
    assertThat(engine.event(forbidden.eventId()).standing()).isEqualTo(Standing.REJECTED);
    assertThat(engine.event(built.eventId()).standing()).isEqualTo(Standing.REJECTED);
    assertThat(engine.room(room.roomId()).state("m.room.topic")).isEmpty();
  }

  @Test
  void anEventOfAnotherRoomAuthorisesNothing() {
    RoomTimeline room = room(RoomVersion.V11);
    RoomTimeline elsewhere =
        RoomTimeline.of(RoomVersion.V11, RoomTimeline.Preset.PUBLIC_CHAT, People.CHARLIE);
    receive(elsewhere, elsewhere.events());
    List<EventId> borrowed =
        List.of(
            room.create().eventId(),
            elsewhere.stateEvent("m.room.power_levels", "").orElseThrow().eventId(),
            elsewhere.stateEvent("m.room.member", People.CHARLIE.value()).orElseThrow().eventId());
    Pdu event = sealed(room, List.of(tip(room)), borrowed, 7);
    receive(room, List.of(event));
    assertThat(engine.events().find(event.eventId()).map(each -> each.standing().mayAuthorise()))
        .isNotEqualTo(Optional.of(true));
    assertThat(extremities(room)).containsExactly(tip(room));
  }

  @Test
  void theSecondContentUnderAnIdIsNotTakenIn() {
    RoomTimeline room = room(RoomVersion.V1);
    EventId id = new EventId("$twice:there.example");
    Pdu first = chosen(room, id, "first", List.of());
    Pdu second = chosen(room, id, "second", List.of());
    receive(room, List.of(first, second));
    receive(room, List.of(second));
    assertThat(engine.event(id).event().content()).isEqualTo(first.content());
  }

  @Test
  void anIdThatAnotherRoomUsesIsNotTakenIn() {
    RoomTimeline room = room(RoomVersion.V1);
    EventId id = new EventId("$twice:there.example");
    receive(room, List.of(chosen(room, id, "first", List.of())));
    RoomTimeline other =
        RoomTimeline.of(RoomVersion.V1, RoomTimeline.Preset.PUBLIC_CHAT, People.DAVE);
    other.join(People.CHARLIE);
    receive(other, other.events());
    ReceiveEvents.Answer answer = receive(other, List.of(chosen(other, id, "second", List.of())));
    assertThat(answer.events().getFirst().verdict()).isInstanceOf(IntakeVerdict.Dropped.class);
    assertThat(engine.event(id).event().roomId()).isEqualTo(room.roomId());
  }

  @Test
  void sinceTwelveARoomIdThatIsNotTheHashOfACreateEventIsNoRoom() {
    RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V12);
    RoomId forged = RoomId.parse("!" + "A".repeat(43));
    List<JsonObject> events =
        room.events().stream()
            .map(Pdu::json)
            .map(event -> event.has("room_id") ? event.with("room_id", forged.value()) : event)
            .toList();
    ReceiveEvents.Answer answer =
        engine.receive(
            new ReceiveEvents.Command(
                forged, Optional.of(RoomVersion.V12), events, events, false, Map.of()));
    assertThat(answer.events())
        .extracting(Fate::verdict)
        .hasOnlyElementsOfType(IntakeVerdict.Dropped.class);
    assertThat(engine.rooms().rooms().find(forged)).isEmpty();
  }

  @Test
  void sinceTwelveACreateEventThatNamesARoomIsNoEvent() {
    RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V12);
    JsonObject create = room.create().json().with("room_id", room.roomId().value());
    ReceiveEvents.Answer answer =
        engine.receive(
            new ReceiveEvents.Command(
                room.roomId(),
                Optional.of(RoomVersion.V12),
                List.of(),
                List.of(create),
                false,
                Map.of()));
    assertThat(answer.events().getFirst().verdict()).isInstanceOf(IntakeVerdict.Dropped.class);
    assertThat(engine.rooms().rooms().find(room.roomId())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void ofTwoBeginningsThatComeTogetherOnlyOneCounts(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    RoomTimeline another =
        RoomTimeline.created(version, People.BOB, JsonObject.of("another", "room"));
    List<Pdu> all = new ArrayList<>(room.events());
    all.add(1, another.create());
    receive(room, all);
    assertThat(engine.currentState(room.roomId()))
        .containsEntry(StateSlot.of("m.room.create"), room.create().eventId());
    assertThat(extremities(room)).containsExactly(tip(room));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void anAuthChainMayComeInBackwards(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    List<Pdu> before = room.events();
    Pdu join = room.join(People.CHARLIE);
    List<EventId> told = before.stream().map(Pdu::eventId).toList();
    engine.receive(
        new ReceiveEvents.Command(
            room.roomId(),
            Optional.of(version),
            Engine.json(before.reversed()),
            Engine.json(List.of(join)),
            false,
            Map.of(join.eventId(), told)));
    assertThat(engine.event(join.eventId()).standing()).isEqualTo(Standing.ACCEPTED);
    assertThat(engine.currentState(room.roomId())).hasSize(before.size() + 1);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aRoomOfWhichNothingIsAcceptedIsNotMadeAndMayComeLater(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    RoomTimeline branch = RoomTimeline.publicChat(version);
    Pdu forbidden = branch.state(People.EVE, "m.room.topic", "", JsonObject.of("topic", "mine"));
    engine.receive(
        new ReceiveEvents.Command(
            room.roomId(),
            Optional.of(version),
            Engine.json(room.events()),
            Engine.json(List.of(forbidden)),
            false,
            Map.of(forbidden.eventId(), List.of())));
    assertThat(engine.rooms().rooms().find(room.roomId())).isEmpty();
    receive(room, room.events());
    assertThat(extremities(room)).containsExactly(tip(room));
  }

  @Test
  void everyWayInAsksForSignatures() {
    RoomTimeline room = room(RoomVersion.V11);
    Pdu unsigned = room.fork().message(People.CHARLIE, "not signed");
    List<JsonObject> events = List.of(unsigned.json().with("signatures", JsonObject.empty()));
    List<EventId> told = room.state().values().stream().map(Pdu::eventId).toList();
    List<ReceiveEvents.Command> ways =
        List.of(
            new ReceiveEvents.Command(
                room.roomId(), Optional.empty(), events, List.of(), false, Map.of()),
            new ReceiveEvents.Command(
                room.roomId(), Optional.empty(), List.of(), events, false, Map.of()),
            new ReceiveEvents.Command(
                room.roomId(), Optional.empty(), List.of(), events, true, Map.of()),
            new ReceiveEvents.Command(
                room.roomId(),
                Optional.empty(),
                List.of(),
                events,
                false,
                Map.of(unsigned.eventId(), told)));
    for (ReceiveEvents.Command way : ways) {
      ReceiveEvents.Answer answer = engine.receive(way);
      List<Fate> fates = new ArrayList<>(answer.outliers());
      fates.addAll(answer.events());
      assertThat(fates)
          .extracting(Fate::verdict)
          .hasOnlyElementsOfType(IntakeVerdict.Dropped.class);
    }
    assertThat(engine.events().find(unsigned.eventId())).isEmpty();
  }
}
