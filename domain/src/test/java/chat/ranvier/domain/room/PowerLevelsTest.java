package chat.ranvier.domain.room;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;

final class PowerLevelsTest {
  private static final UserId ALICE = UserId.parse("@alice:a.example");
  private static final UserId BOB = UserId.parse("@bob:b.example");
  private static final SequencedSet<UserId> CREATORS = new LinkedHashSet<>(List.of(ALICE));

  @Test
  void whatIsNotSaidHasTheDefaultsOfTheSpecification() {
    PowerLevels levels = of(JsonObject.empty());
    assertThat(levels.toBan()).isEqualTo(50);
    assertThat(levels.toKick()).isEqualTo(50);
    assertThat(levels.toRedact()).isEqualTo(50);
    assertThat(levels.toInvite()).isZero();
    assertThat(levels.toSend("m.room.message", false)).isZero();
    assertThat(levels.toSend("m.room.topic", true)).isEqualTo(50);
    assertThat(levels.toNotify("room")).isEqualTo(50);
    assertThat(levels.ofUser(BOB)).isZero();
  }

  @Test
  void whatIsSaidCounts() {
    PowerLevels levels =
        of(
            JsonObject.builder()
                .put("ban", 1)
                .put("kick", 2)
                .put("redact", 3)
                .put("invite", 4)
                .put("events_default", 5)
                .put("state_default", 6)
                .put("users_default", 7)
                .put("events", JsonObject.of("m.room.topic", new JsonInteger(8)))
                .put("users", JsonObject.of(BOB.value(), new JsonInteger(9)))
                .put("notifications", JsonObject.of("room", new JsonInteger(10)))
                .build());
    assertThat(levels.toBan()).isEqualTo(1);
    assertThat(levels.toKick()).isEqualTo(2);
    assertThat(levels.toRedact()).isEqualTo(3);
    assertThat(levels.toInvite()).isEqualTo(4);
    assertThat(levels.toSend("m.room.message", false)).isEqualTo(5);
    assertThat(levels.toSend("m.room.name", true)).isEqualTo(6);
    assertThat(levels.toSend("m.room.topic", true)).isEqualTo(8);
    assertThat(levels.ofUser(ALICE)).isEqualTo(7);
    assertThat(levels.ofUser(BOB)).isEqualTo(9);
    assertThat(levels.toNotify("room")).isEqualTo(10);
  }

  @Test
  void whatIsNoIntegerIsNotSaid() {
    PowerLevels levels = of(JsonObject.of("ban", "7").with("users", "none").with("kick", "x"));
    assertThat(levels.toBan()).isEqualTo(50);
    assertThat(levels.toKick()).isEqualTo(50);
    assertThat(levels.ofUser(BOB)).isZero();
  }

  @Test
  void aCreatorHasAHundredUntilTheRoomHasPowerLevels() {
    PowerLevels without = PowerLevels.withoutEvent(RoomVersion.V11, CREATORS);
    assertThat(without.ofUser(ALICE)).isEqualTo(100);
    assertThat(without.ofUser(BOB)).isZero();
    assertThat(of(JsonObject.empty()).ofUser(ALICE)).isZero();
  }

  @Test
  void aCreatorIsAboveAllSince12() {
    JsonObject content = JsonObject.of("users", JsonObject.of(ALICE.value(), new JsonInteger(1)));
    PowerLevels levels = PowerLevels.of(RoomVersion.V12, CREATORS, content);
    PowerLevels without = PowerLevels.withoutEvent(RoomVersion.V12, CREATORS);
    assertThat(levels.ofUser(ALICE)).isEqualTo(PowerLevels.INFINITE);
    assertThat(without.ofUser(ALICE)).isEqualTo(PowerLevels.INFINITE);
    assertThat(without.ofUser(BOB)).isZero();
  }

  private static PowerLevels of(JsonObject content) {
    return PowerLevels.of(RoomVersion.V11, CREATORS, content);
  }
}
