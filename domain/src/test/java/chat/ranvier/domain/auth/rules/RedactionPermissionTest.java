package chat.ranvier.domain.auth.rules;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

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

  private static PowerLevels levelsOf(UserId user, long level) {
    return PowerLevels.of(
        RoomVersion.V11,
        new TreeSet<>(),
        JsonObject.of("users", TestRoom.levels(Map.of(user.value(), level))));
  }
}
