package chat.ranvier.application.directory.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store of aliases promises. */
public interface RoomAliasStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  RoomId ROOM = new RoomId("!room:test.example");
  RoomId OTHER = new RoomId("!other:test.example");
  RoomAlias TEA = new RoomAlias("#tea:test.example");
  RoomAlias COFFEE = new RoomAlias("#coffee:test.example");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The aliases of the same store. */
  RoomAliasStore aliases();

  /** Adds an alias in a transaction of its own. */
  default boolean add(RoomAlias alias, RoomId room) {
    List<Boolean> added = new ArrayList<>();
    transactions()
        .inTransaction(() -> added.add(aliases().add(new StoredAlias(alias, room, ALICE))));
    return added.getLast();
  }

  @Test
  default void anAliasLeadsToItsRoom() {
    assertThat(add(TEA, ROOM)).isTrue();
    assertThat(aliases().find(TEA)).contains(new StoredAlias(TEA, ROOM, ALICE));
    assertThat(aliases().find(COFFEE)).isEmpty();
  }

  @Test
  default void anAliasThatIsTakenStaysAsItIs() {
    add(TEA, ROOM);
    assertThat(add(TEA, OTHER)).isFalse();
    assertThat(aliases().find(TEA)).map(StoredAlias::room).contains(ROOM);
    assertThat(aliases().aliasesOf(OTHER)).isEmpty();
  }

  @Test
  default void theAliasesOfARoomComeInOrder() {
    add(TEA, ROOM);
    add(COFFEE, ROOM);
    add(new RoomAlias("#juice:test.example"), OTHER);
    assertThat(aliases().aliasesOf(ROOM)).containsExactly(COFFEE, TEA);
  }

  @Test
  default void anAliasThatIsRemovedIsFreeAgain() {
    add(TEA, ROOM);
    transactions().inTransaction(() -> aliases().remove(TEA));
    assertThat(aliases().find(TEA)).isEmpty();
    assertThat(add(TEA, OTHER)).isTrue();
  }

  @Test
  default void removingAnAliasThatIsNotThereDoesNothing() {
    add(TEA, ROOM);
    transactions().inTransaction(() -> aliases().remove(COFFEE));
    assertThat(aliases().aliasesOf(ROOM)).containsExactly(TEA);
  }
}
