package chat.ranvier.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.upkeep.CollectStateNodes.Collected;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.domain.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which nodes are thrown away: those that no state of the room is made of, and no others. */
final class CollectStateNodesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.sqlite();

  private static StoredRoomWorld roomWithManyStates() {
    StoredRoomWorld world = new StoredRoomWorld(DATABASE);
    for (int i = 0; i < 60; i++) {
      world.add(StoredRoomWorld.state("test", "key " + i % 20, JsonObject.of("n", "value " + i)));
    }
    return world;
  }

  private static long nodes() {
    return DATABASE
        .direct()
        .find("SELECT count(*) AS n FROM state_nodes", row -> row.number("n"))
        .orElseThrow();
  }

  private static void addUnneeded(StoredRoomWorld world, int count) {
    DATABASE
        .transactions()
        .inTransaction(
            () -> {
              for (int i = 0; i < count; i++) {
                byte[] node = new byte[16];
                node[0] = (byte) i;
                node[15] = 1;
                DATABASE
                    .direct()
                    .update(
                        "INSERT INTO state_nodes (room, node, content) VALUES (?, ?, ?)",
                        world.room().number(),
                        node,
                        new byte[] {1, 0, 0});
              }
            });
  }

  @Test
  void everythingThatAStateNeedsStays() {
    StoredRoomWorld world = roomWithManyStates();
    long before = nodes();
    Collected collected = world.collection().collect(world.room());
    assertThat(collected).isEqualTo(new Collected(before, 0, true));
    assertThat(nodes()).isEqualTo(before);
    assertThat(world.findings()).isEmpty();
  }

  @Test
  void whatNothingRefersToGoes() {
    StoredRoomWorld world = roomWithManyStates();
    long before = nodes();
    addUnneeded(world, 200);
    Collected collected = world.collection().collect(world.room());
    assertThat(collected).isEqualTo(new Collected(before, 200, true));
    assertThat(nodes()).isEqualTo(before);
    assertThat(world.findings()).isEmpty();
  }

  @Test
  void theRoomGoesOnAfterwards() {
    StoredRoomWorld world = roomWithManyStates();
    addUnneeded(world, 10);
    world.collection().collect(world.room());
    world.add(StoredRoomWorld.state("test", "key 3", JsonObject.of("n", "another")));
    assertThat(world.findings()).isEmpty();
  }

  @Test
  void nothingGoesFromARoomWhoseStatesAreBroken() {
    StoredRoomWorld world = roomWithManyStates();
    addUnneeded(world, 10);
    DATABASE
        .transactions()
        .inTransaction(
            () ->
                DATABASE
                    .direct()
                    .update(
                        "DELETE FROM state_nodes WHERE node = (SELECT max(node) FROM state_nodes)"));
    long before = nodes();
    assertThatThrownBy(() -> world.collection().collect(world.room()))
        .isInstanceOf(StorageException.class);
    assertThat(nodes()).isEqualTo(before);
  }
}
