package chat.ranvier.application.encryption.backup.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.encryption.backup.KeyMetadata;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store of backed up keys promises. */
public interface BackedUpKeyStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  BackupId BACKUP = new BackupId(ALICE, 1);
  BackupId LATER = new BackupId(ALICE, 12);
  BackupId ANOTHERS = new BackupId(new UserId("@alice:test.example.org"), 1);
  RoomId ROOM = new RoomId("!room:test.example");
  RoomId LONGER = new RoomId("!room:test.example.org");
  RoomId EMOJI = new RoomId("!\uD83D\uDE00:test.example");
  RoomId PRIVATE_USE = new RoomId("!\uE000:test.example");
  KeyMetadata METADATA = new KeyMetadata(true, 7, 3);

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The keys of the same store. */
  BackedUpKeyStore keys();

  private static BackedUpKey key(RoomId room, String session) {
    return new BackedUpKey(
        new RoomSession(room, session),
        METADATA,
        "{\"ciphertext\":\"ü \\u0000 " + session.length() + "\"}");
  }

  private void put(BackupId backup, BackedUpKey... stored) {
    transactions().inTransaction(() -> keys().put(backup, List.of(stored)));
  }

  private List<BackedUpKey> all(BackupId backup) {
    return keys().page(backup, Optional.empty(), Optional.empty(), 100);
  }

  private List<Integer> deleted(IntSupplier deletion) {
    List<Integer> gone = new ArrayList<>();
    transactions().inTransaction(() -> gone.add(deletion.getAsInt()));
    return gone;
  }

  @Test
  default void aKeyIsFoundAgain() {
    BackedUpKey key = key(ROOM, "a/+\0\"ü");
    put(BACKUP, key);
    assertThat(keys().find(BACKUP, key.session())).contains(key);
    assertThat(keys().find(LATER, key.session())).isEmpty();
    assertThat(keys().find(ANOTHERS, key.session())).isEmpty();
    assertThat(keys().find(BACKUP, new RoomSession(LONGER, "a/+\0\"ü"))).isEmpty();
  }

  @Test
  default void aKeyTakesThePlaceOfTheOneBefore() {
    BackedUpKey before = key(ROOM, "a");
    BackedUpKey after =
        new BackedUpKey(before.session(), new KeyMetadata(false, 1L << 50, 0), "{}");
    put(BACKUP, before, key(ROOM, "b"));
    put(BACKUP, after);
    assertThat(all(BACKUP)).containsExactly(after, key(ROOM, "b"));
  }

  @Test
  default void theMetadataOfManyKeysAreFoundAtOnce() {
    put(BACKUP, key(ROOM, "a"), key(LONGER, "b"), key(ROOM, "c"));
    put(LATER, key(ROOM, "b"));
    RoomSession first = new RoomSession(ROOM, "a");
    RoomSession second = new RoomSession(LONGER, "b");
    assertThat(keys().metadata(BACKUP, List.of(first, second, new RoomSession(ROOM, "b"))))
        .isEqualTo(Map.of(first, METADATA, second, METADATA));
    assertThat(keys().metadata(BACKUP, List.of())).isEmpty();
  }

  @Test
  default void pagesComeByRoomAndSessionInTheOrderOfUtf8() {
    List<BackedUpKey> ordered =
        List.of(
            key(ROOM, "a"),
            key(ROOM, "a\0"),
            key(ROOM, "b"),
            key(LONGER, "\0"),
            key(PRIVATE_USE, "a"),
            key(EMOJI, "a"));
    put(BACKUP, ordered.reversed().toArray(BackedUpKey[]::new));
    put(LATER, key(ROOM, "later"));
    put(ANOTHERS, key(ROOM, "another's"));

    List<BackedUpKey> read = new ArrayList<>();
    List<BackedUpKey> page = keys().page(BACKUP, Optional.empty(), Optional.empty(), 2);
    while (!page.isEmpty()) {
      read.addAll(page);
      page = keys().page(BACKUP, Optional.empty(), Optional.of(page.getLast().session()), 2);
    }

    assertThat(read).isEqualTo(ordered);
  }

  @Test
  default void pagesOfARoomHaveNoOther() {
    put(BACKUP, key(ROOM, "a"), key(LONGER, "b"), key(ROOM, "c"), key(EMOJI, "d"));
    assertThat(keys().page(BACKUP, Optional.of(ROOM), Optional.empty(), 10))
        .containsExactly(key(ROOM, "a"), key(ROOM, "c"));
    assertThat(keys().page(BACKUP, Optional.of(ROOM), Optional.of(new RoomSession(ROOM, "a")), 10))
        .containsExactly(key(ROOM, "c"));
    assertThat(keys().page(BACKUP, Optional.of(PRIVATE_USE), Optional.empty(), 10)).isEmpty();
  }

  @Test
  default void keysAreDeletedBySessionByRoomAndAll() {
    put(BACKUP, key(ROOM, "a"), key(ROOM, "b"), key(ROOM, "c"), key(LONGER, "d"));
    put(LATER, key(ROOM, "a"));
    assertThat(deleted(() -> keys().deleteOfSession(BACKUP, new RoomSession(ROOM, "a"))))
        .containsExactly(1);
    assertThat(deleted(() -> keys().deleteOfSession(BACKUP, new RoomSession(ROOM, "a"))))
        .containsExactly(0);
    assertThat(deleted(() -> keys().deleteOfRoom(BACKUP, ROOM))).containsExactly(2);
    assertThat(all(BACKUP)).containsExactly(key(LONGER, "d"));
    assertThat(deleted(() -> keys().delete(BACKUP))).containsExactly(1);
    assertThat(all(BACKUP)).isEmpty();
    assertThat(all(LATER)).hasSize(1);
  }

  @Test
  default void theKeysOfAllBackupsOfAUserGoAtOnce() {
    put(BACKUP, key(ROOM, "a"));
    put(LATER, key(ROOM, "a"));
    put(ANOTHERS, key(ROOM, "a"));
    transactions().inTransaction(() -> keys().deleteAll(ALICE));
    assertThat(all(BACKUP)).isEmpty();
    assertThat(all(LATER)).isEmpty();
    assertThat(all(ANOTHERS)).hasSize(1);
  }

  @Test
  default void manyKeysAreStoredAtOnce() {
    BackedUpKey[] many =
        IntStream.range(0, 2_000).mapToObj(i -> key(ROOM, "s" + i)).toArray(BackedUpKey[]::new);
    put(BACKUP, many);
    assertThat(keys().page(BACKUP, Optional.empty(), Optional.empty(), 5_000)).hasSize(2_000);
    assertThat(
            keys()
                .metadata(
                    BACKUP, IntStream.range(0, 2_000).mapToObj(i -> many[i].session()).toList()))
        .hasSize(2_000);
  }
}
