package chat.ranvier.application.encryption.backup.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store of key backups promises. */
public interface KeyBackupStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId ALICIA = new UserId("@alice:test.example.org");
  JsonObject AUTH_DATA = JsonObject.of("public_key", "abc \0 \"ü\"");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The backups of the same store. */
  KeyBackupStore backups();

  private BackupId insert(UserId user) {
    List<BackupId> inserted = new ArrayList<>();
    transactions().inTransaction(() -> inserted.add(backups().insert(user, "m.test\0", AUTH_DATA)));
    return inserted.getFirst();
  }

  @Test
  default void aNewBackupIsEmptyAndFoundAgain() {
    BackupId id = insert(ALICE);
    KeyBackup expected = new KeyBackup(id, "m.test\0", AUTH_DATA, 0, 0);
    assertThat(id).isEqualTo(new BackupId(ALICE, 1));
    assertThat(backups().find(id)).contains(expected);
    assertThat(backups().newest(ALICE)).contains(expected);
  }

  @Test
  default void aVersionIsNeverGivenTwice() {
    insert(ALICE);
    BackupId second = insert(ALICE);
    transactions().inTransaction(() -> backups().delete(second));
    assertThat(backups().lastVersion(ALICE)).isEqualTo(2);
    assertThat(insert(ALICE).version()).isEqualTo(3);
    assertThat(insert(ALICIA).version()).isEqualTo(1);
  }

  @Test
  default void theNewestIsTheHighestVersionThatIsThere() {
    List<BackupId> ids = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      ids.add(insert(ALICE));
    }
    insert(ALICIA);
    assertThat(backups().newest(ALICE).map(KeyBackup::id)).contains(ids.get(10));
    transactions().inTransaction(() -> backups().delete(ids.get(10)));
    assertThat(backups().newest(ALICE).map(KeyBackup::id)).contains(ids.get(9));
    assertThat(backups().find(ids.get(10))).isEmpty();
  }

  @Test
  default void whoHasNeverHadOneHasNone() {
    assertThat(backups().newest(ALICE)).isEmpty();
    assertThat(backups().lastVersion(ALICE)).isZero();
  }

  @Test
  default void aChangeCountsAndGivesAnotherEtag() {
    BackupId id = insert(ALICE);
    BackupId other = insert(ALICE);
    transactions().inTransaction(() -> backups().noteChange(id, 5));
    transactions().inTransaction(() -> backups().noteChange(id, -2));
    assertThat(backups().find(id)).contains(new KeyBackup(id, "m.test\0", AUTH_DATA, 3, 2));
    assertThat(backups().find(other)).contains(new KeyBackup(other, "m.test\0", AUTH_DATA, 0, 0));
  }

  @Test
  default void otherDataOfTheAlgorithmLeaveTheRest() {
    BackupId id = insert(ALICE);
    JsonObject other = JsonObject.of("public_key", "def");
    transactions().inTransaction(() -> backups().noteChange(id, 5));
    transactions().inTransaction(() -> backups().setAuthData(id, other));
    assertThat(backups().find(id)).contains(new KeyBackup(id, "m.test\0", other, 5, 1));
  }

  @Test
  default void everythingOfAUserGoesAtOnce() {
    insert(ALICE);
    insert(ALICE);
    BackupId others = insert(ALICIA);
    transactions().inTransaction(() -> backups().deleteAll(ALICE));
    assertThat(backups().newest(ALICE)).isEmpty();
    assertThat(backups().lastVersion(ALICE)).isZero();
    assertThat(backups().find(others)).isPresent();
  }
}
