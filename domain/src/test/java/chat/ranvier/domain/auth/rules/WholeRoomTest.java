package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.BOB;
import static chat.ranvier.domain.testing.People.CHARLIE;
import static chat.ranvier.domain.testing.People.DAVE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.RoomTimeline;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A room from its first event to its last, made as servers make them. */
final class WholeRoomTest {
  private static final AuthRules RULES =
      new AuthRules((event, server) -> true, (key, message, signature) -> true);

  private final Map<StateSlot, Pdu> state = new HashMap<>();
  private final Map<EventId, Pdu> events = new LinkedHashMap<>();

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void whatHappensInAnOrdinaryRoomIsAllowed(RoomVersion version) {
    RoomTimeline room = RoomTimeline.of(version, RoomTimeline.Preset.PRIVATE_CHAT, ALICE);
    room.invite(ALICE, BOB);
    room.join(BOB);
    room.invite(BOB, CHARLIE);
    room.join(CHARLIE);
    Pdu message = room.message(CHARLIE, "hello");
    room.redact(CHARLIE, message.eventId());
    room.ban(ALICE, CHARLIE);
    room.member(ALICE, CHARLIE, "leave");
    room.invite(ALICE, DAVE);
    room.leave(DAVE);
    room.leave(BOB);
    for (Pdu event : room.events()) {
      assertThat(RULES.check(event, slot -> Optional.ofNullable(state.get(slot))))
          .as(event.toString())
          .isEqualTo(Verdict.allowed());
      assertThat(RULES.checkAuthEvents(event, authEvents(event))).isEqualTo(Verdict.allowed());
      assertThat(RULES.check(event, ofAuthEvents(event))).isEqualTo(Verdict.allowed());
      events.put(event.eventId(), event);
      event.slot().ifPresent(slot -> state.put(slot, event));
    }
  }

  private List<Pdu> authEvents(Pdu event) {
    return event.authEvents().stream()
        .flatMap(id -> Optional.ofNullable(events.get(id)).stream())
        .toList();
  }

  /** The state that the auth events make up, with the create event that the room id implies. */
  private AuthState ofAuthEvents(Pdu event) {
    Map<StateSlot, Pdu> slots = new HashMap<>();
    events.values().stream().limit(1).forEach(create -> slots.put(slot(create), create));
    authEvents(event).forEach(authEvent -> slots.put(slot(authEvent), authEvent));
    return slot -> Optional.ofNullable(slots.get(slot));
  }

  private static StateSlot slot(Pdu event) {
    return event.slot().orElseThrow();
  }
}
