package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.auth.rules.TestRoom.ALICE;
import static chat.ranvier.domain.auth.rules.TestRoom.BOB;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertAllowed;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertRejected;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Rule 2 of versions 10 and 11, which is 3 of version 12. */
final class AuthEventsRulesTest {
  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void theSelectedEventsAuthorise(RoomVersion version) {
    TestRoom room = new TestRoom(version).power(BOB, 50);
    assertAllowed(check(room, selected(room)));
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void noSlotIsFilledTwice(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    List<Pdu> authEvents = selected(room);
    authEvents.add(room.member(BOB, BOB, "join"));
    assertRejected(check(room, authEvents), RuleId.AUTH_EVENTS_DUPLICATE);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void noEventIsThereThatTheSelectionDoesNotCallFor(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    Pdu topic = room.state(ALICE, "m.room.topic", "", JsonObject.empty());
    Pdu message = room.message(ALICE, "m.room.message");
    for (Pdu unexpected : List.of(topic, message, room.member(ALICE, ALICE, "join"))) {
      List<Pdu> authEvents = selected(room);
      authEvents.add(unexpected);
      assertRejected(check(room, authEvents), RuleId.AUTH_EVENTS_UNEXPECTED);
    }
  }

  @Test
  void theCreateEventIsNotAmongThemSince12() {
    TestRoom room = new TestRoom(RoomVersion.V12);
    List<Pdu> authEvents = selected(room);
    authEvents.add(room.create());
    assertRejected(check(room, authEvents), RuleId.AUTH_EVENTS_UNEXPECTED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#BEFORE_12")
  void theCreateEventIsAmongThemBefore12(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    List<Pdu> authEvents = selected(room);
    authEvents.remove(room.create());
    assertRejected(check(room, authEvents), RuleId.AUTH_EVENTS_WITHOUT_CREATE);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void noneOfThemWasRejected(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    List<Pdu> authEvents = selected(room);
    Pdu rejected = authEvents.getLast();
    assertRejected(
        room.rules()
            .checkAuthEvents(
                room.message(BOB, "m.room.message"), authEvents, rejected.eventId()::equals),
        RuleId.AUTH_EVENTS_REJECTED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void allOfThemAreOfTheRoom(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    List<Pdu> authEvents = selected(room);
    authEvents.add(room.inRoom(authEvents.removeLast(), "!other:a.example"));
    assertRejected(check(room, authEvents), RuleId.AUTH_EVENTS_OF_OTHER_ROOM);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aCreateEventIsJudgedByItsOwnRule(RoomVersion version) {
    TestRoom room = new TestRoom(version);
    assertAllowed(room.rules().checkAuthEvents(room.create(), List.of()));
  }

  private static Verdict check(TestRoom room, List<Pdu> authEvents) {
    return room.rules().checkAuthEvents(room.message(BOB, "m.room.message"), authEvents);
  }

  /** What the selection calls for where Bob sends a message, his own membership last. */
  private static List<Pdu> selected(TestRoom room) {
    List<Pdu> selected = new ArrayList<>();
    if (!room.create().version().createEventIsRoomId()) {
      selected.add(room.create());
    }
    room.find(StateSlot.of("m.room.power_levels")).ifPresent(selected::add);
    room.find(new StateSlot("m.room.member", BOB.value())).ifPresent(selected::add);
    return selected;
  }
}
