package chat.ranvier.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is lost or wrong beside the events of a room is made anew from them. */
final class RepairDatabaseTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.sqlite();

  private @Nullable StoredRoomWorld made;
  private @Nullable RoomRef room;

  @BeforeEach
  void makeARoom() {
    StoredRoomWorld world = new StoredRoomWorld(DATABASE);
    made = world;
    room = world.room();
    for (int i = 0; i < 40; i++) {
      world.add(StoredRoomWorld.state("test", "key " + i, JsonObject.of("n", "value " + i)));
    }
    JsonObject content = JsonObject.of("msgtype", "m.text").with("body", "the last");
    world.add(EventDraft.message("m.room.message", StoredRoomWorld.ALICE, content, 1));
  }

  private StoredRoomWorld world() {
    return Objects.requireNonNull(made);
  }

  private RoomRef room() {
    return Objects.requireNonNull(room);
  }

  private void damage(String statement) {
    DATABASE
        .transactions()
        .inTransaction(
            () -> assertThat(DATABASE.direct().update(statement, room().number())).isPositive());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM rooms WHERE room = ?",
        "UPDATE rooms SET extremities = x'' WHERE room = ?",
        "UPDATE rooms SET joined_count = 7, invited_count = 3 WHERE room = ?",
        "DELETE FROM memberships WHERE room = ?",
        "UPDATE memberships SET membership = 'invite' WHERE room = ?",
        "DELETE FROM current_state WHERE room = ?",
        "UPDATE current_state SET event = event + 1 WHERE room = ? AND slot > 3",
        """
        DELETE FROM state_history
        WHERE room = ? AND position = (SELECT max(position) FROM state_history)
        """
      })
  void whatIsWrongBesideTheEventsIsMadeAnew(String statement) {
    damage(statement);

    assertThat(world().repair()).containsExactly(room().roomId());

    assertThat(world().findings()).isEmpty();
    assertThat(world().room()).isEqualTo(room());
  }

  @Test
  void aRoomWithoutAnythingBesideItsEventsIsWrittenToAgain() {
    damage("DELETE FROM rooms WHERE room = ?");
    damage("DELETE FROM memberships WHERE room = ?");
    damage("DELETE FROM current_state WHERE room = ?");
    world().repair();

    StoredRoomWorld restarted = world().restarted();
    restarted.add(StoredRoomWorld.state("test", "new", JsonObject.of("n", "value")));

    assertThat(restarted.findings()).isEmpty();
  }

  @Test
  void whatIsSoundStaysAsItIs() {
    assertThat(world().repair()).isEmpty();
  }
}
