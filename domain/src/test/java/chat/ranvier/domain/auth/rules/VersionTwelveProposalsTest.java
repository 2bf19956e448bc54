package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertAllowed;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertRejected;
import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.BOB;
import static chat.ranvier.domain.testing.People.CHARLIE;
import static chat.ranvier.domain.testing.People.DAVE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.auth.selection.AuthEventSelection;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.EventFormat;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.RoomTimeline;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * CVE-2025-49090, "hydra": what the proposals behind room version 12 say of authorisation, on rooms
 * made as servers make them.
 */
final class VersionTwelveProposalsTest {
  private static final AuthRules RULES =
      new AuthRules((event, server) -> true, (key, message, signature) -> true);

  @Test
  void msc4289ACreatorActsWithoutAnyPowerLevels() {
    RoomTimeline room = RoomTimeline.created(RoomVersion.V12, ALICE, withCreators(CHARLIE.value()));
    room.join(ALICE);
    room.state(ALICE, "m.room.join_rules", "", JsonObject.of("join_rule", "public"));
    room.join(CHARLIE);
    room.join(DAVE);
    assertAllowed(judge(room, room.fork().state(CHARLIE, "m.room.name", "", JsonObject.empty())));
    assertAllowed(judge(room, room.fork().ban(CHARLIE, DAVE)));
    assertThat(levels(room).ofUser(CHARLIE)).isEqualTo(PowerLevels.INFINITE);
    assertThat(levels(room).ofUser(BOB)).isZero();
  }

  @Test
  void msc4289TheHighestLevelIsBelowACreator() {
    RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V12);
    room.join(CHARLIE);
    room.powerLevels(ALICE, Map.of(CHARLIE, (1L << 53) - 1));
    assertRejected(judge(room, room.fork().ban(CHARLIE, ALICE)), RuleId.BAN_LACKS_POWER);
    assertAllowed(judge(room, room.fork().powerLevels(ALICE, Map.of())));
  }

  @Test
  void msc4289ARoomCanBeReplacedByItsCreatorsAlone() {
    RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V12);
    room.join(CHARLIE);
    JsonObject content =
        JsonObject.of("users", JsonObject.of(CHARLIE.value(), new JsonInteger(100)))
            .with("events", JsonObject.of("m.room.tombstone", new JsonInteger(150)));
    room.state(ALICE, "m.room.power_levels", "", content);
    assertRejected(
        judge(room, room.fork().state(CHARLIE, "m.room.tombstone", "", none())),
        RuleId.EVENT_LACKS_POWER);
    assertAllowed(judge(room, room.fork().state(ALICE, "m.room.tombstone", "", none())));
  }

  @Test
  void msc4289CreatorsAreNamedWhenTheRoomIsMadeAndNeverAfterwards() {
    RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V12);
    room.join(CHARLIE);
    Pdu second = room.fork().state(ALICE, "m.room.create", "", withCreators(CHARLIE.value()));
    assertRejected(judge(room, second), RuleId.CREATE_WITH_PREV_EVENTS);
    assertThat(levels(room).ofUser(CHARLIE)).isZero();
  }

  @Test
  void msc4291TheRoomIdIsTheHashOfTheCreateEvent() {
    RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V12);
    RoomTimeline other =
        RoomTimeline.created(RoomVersion.V12, ALICE, withCreators(CHARLIE.value()));
    assertThat(room.roomId().createEvent()).isEqualTo(room.create().eventId());
    assertThat(other.roomId()).isNotEqualTo(room.roomId());
    assertThat(EventFormat.read(RoomVersion.V12, room.create().json()).roomId())
        .isEqualTo(room.roomId());
    Pdu foreign = other.join(ALICE);
    assertRejected(judge(room, foreign), RuleId.ROOM_ID_NOT_OF_CREATE);
  }

  @Test
  void msc4291TheCreateEventIsImpliedAndNeverNamed() {
    RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V12);
    Pdu message = room.message(ALICE, "hello");
    assertThat(message.authEvents()).doesNotContain(room.create().eventId());
    assertThat(AuthEventSelection.select(message)).doesNotContain(StateSlot.of("m.room.create"));
    Pdu naming =
        room.add(
            EventDraft.message("m.room.message", ALICE, none(), 1),
            List.of(room.create().eventId()));
    assertRejected(
        RULES.checkAuthEvents(naming, List.of(room.create())), RuleId.AUTH_EVENTS_UNEXPECTED);
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void msc4307PowerFromOneRoomIsNoneInAnother(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    RoomTimeline own = RoomTimeline.of(version, RoomTimeline.Preset.PRIVATE_CHAT, CHARLIE);
    room.join(CHARLIE);
    Pdu message = room.message(CHARLIE, "hello");
    List<Pdu> authEvents =
        AuthEventSelection.select(message).stream()
            .flatMap(
                slot ->
                    (slot.type().equals("m.room.power_levels") ? own : room)
                        .stateEvent(slot.type(), slot.stateKey()).stream())
            .toList();
    assertRejected(RULES.checkAuthEvents(message, authEvents), RuleId.AUTH_EVENTS_OF_OTHER_ROOM);
  }

  private static Verdict judge(RoomTimeline room, Pdu event) {
    return RULES.check(event, state(room));
  }

  private static AuthState state(RoomTimeline room) {
    return slot -> room.stateEvent(slot.type(), slot.stateKey());
  }

  private static PowerLevels levels(RoomTimeline room) {
    return state(room).powerLevels(room.create());
  }

  private static JsonObject withCreators(String... users) {
    return JsonObject.of("additional_creators", JsonArray.ofStrings(List.of(users)));
  }

  private static JsonObject none() {
    return JsonObject.empty();
  }
}
