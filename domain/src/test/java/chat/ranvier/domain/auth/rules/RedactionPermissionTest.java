package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertAllowed;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertRejected;
import static chat.ranvier.domain.testing.People.CHARLIE;
import static chat.ranvier.domain.testing.People.DAVE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.RoomTimeline;
import chat.ranvier.domain.testing.RoomTimeline.Preset;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class RedactionPermissionTest {
  private static final UserId ALICE = UserId.parse("@alice:a.example");
  private static final UserId ANNE = UserId.parse("@anne:a.example");
  private static final UserId BOB = UserId.parse("@bob:b.example");

  @Test
  void powerRedactsWhatOthersSent() {
    PowerLevels levels = levelsOf(ALICE, 50);
    assertThat(RedactionPermission.isApplied(levels, ALICE, BOB)).isTrue();
    assertThat(RedactionPermission.mayRedact(levels, ALICE, BOB)).isTrue();
  }

  @Test
  void withoutPowerOneRedactsWhatOneSent() {
    PowerLevels levels = levelsOf(ALICE, 50);
    assertThat(RedactionPermission.mayRedact(levels, BOB, BOB)).isTrue();
    assertThat(RedactionPermission.mayRedact(levels, BOB, ALICE)).isFalse();
    assertThat(RedactionPermission.isApplied(levels, BOB, ALICE)).isFalse();
  }

  @Test
  void aServerAnswersForItsUsersToOthersButKeepsThemApart() {
    PowerLevels levels = levelsOf(BOB, 50);
    assertThat(RedactionPermission.isApplied(levels, ANNE, ALICE)).isTrue();
    assertThat(RedactionPermission.mayRedact(levels, ANNE, ALICE)).isFalse();
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#VERSIONS")
  void aRedactionIsAppliedByTheServerOfTheAuthorAndByPower(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    room.join(CHARLIE);
    room.join(DAVE);
    Pdu message = room.message(CHARLIE, "hello");
    assertThat(isApplied(room, room.redact(CHARLIE, message.eventId()), message)).isTrue();
    assertThat(isApplied(room, room.redact(DAVE, message.eventId()), message)).isTrue();
    assertThat(isApplied(room, room.redact(People.ALICE, message.eventId()), message)).isTrue();
    room.join(People.BOB);
    Pdu byBob = room.redact(People.BOB, message.eventId());
    assertThat(isApplied(room, byBob, message)).as("without the power").isEqualTo(isRuled(version));
    Pdu elsewhere = RoomTimeline.of(version, Preset.KNOCKING, CHARLIE).message(CHARLIE, "hello");
    assertThat(isApplied(room, room.redact(People.ALICE, elsewhere.eventId()), elsewhere))
        .isFalse();
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#SINCE_3")
  void aRedactionByAnotherServerWithoutPowerIsAuthorisedButNotApplied(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    room.join(CHARLIE);
    Pdu message = room.message(People.ALICE, "hello");
    Pdu redaction = room.redact(CHARLIE, message.eventId());
    assertAllowed(judge(room, redaction));
    assertThat(isApplied(room, redaction, message)).isFalse();
  }

  @ParameterizedTest
  @FieldSource("chat.ranvier.domain.auth.rules.VerdictAssertions#BEFORE_3")
  void aRedactionByAnotherServerWithoutPowerIsNotEvenAuthorisedUntil2(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    room.join(CHARLIE);
    Pdu message = room.message(People.ALICE, "hello");
    assertRejected(
        judge(room, room.redact(CHARLIE, message.eventId())), RuleId.REDACTION_LACKS_POWER);
    assertAllowed(judge(room, room.redact(CHARLIE, room.join(CHARLIE).eventId())));
  }

  private static Verdict judge(RoomTimeline room, Pdu event) {
    return new AuthRules((any, server) -> true, (key, message, signature) -> true)
        .check(event, slot -> room.stateEvent(slot.type(), slot.stateKey()));
  }

  private static boolean isApplied(RoomTimeline room, Pdu redaction, Pdu target) {
    AuthState state = slot -> room.stateEvent(slot.type(), slot.stateKey());
    return RedactionPermission.isApplied(state.powerLevels(room.create()), redaction, target);
  }

  private static PowerLevels levelsOf(UserId user, long level) {
    return PowerLevels.of(
        RoomVersion.V11,
        new TreeSet<>(),
        JsonObject.of("users", TestRoom.levels(Map.of(user.value(), level))));
  }

  /** Whether the authorisation rules let no redaction through that should not be applied. */
  private static boolean isRuled(RoomVersion version) {
    return RoomVersion.supported().indexOf(version) < 2;
  }
}
