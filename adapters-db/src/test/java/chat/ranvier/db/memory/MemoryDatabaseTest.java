package chat.ranvier.db.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The database in memory, and what can be made to fail in it. */
final class MemoryDatabaseTest {
  private static MemoryTable<String, Integer> table(MemoryDatabase database) {
    return database.table("numbers");
  }

  private static void put(MemoryDatabase database, String key, int value) {
    database.inTransaction(() -> table(database).put(key, value));
  }

  private static StorageException fault() {
    return new StorageException("fault");
  }

  @Test
  void aFailedTransactionTakesBackEveryKindOfChange() {
    MemoryDatabase database = new MemoryDatabase();
    put(database, "changed", 1);
    put(database, "removed", 2);
    assertThatThrownBy(() -> database.inTransaction(() -> changeAndThrow(table(database))))
        .isInstanceOf(ArithmeticException.class);
    assertThat(table(database).read(rows -> List.copyOf(rows.entrySet())).toString())
        .isEqualTo("[changed=1, removed=2]");
  }

  private static void changeAndThrow(MemoryTable<String, Integer> table) {
    table.put("changed", 5);
    table.put("changed", 6);
    assertThat(table.remove("removed")).isTrue();
    assertThat(table.remove("unknown")).isFalse();
    assertThat(table.putIfAbsent("new", 7)).isTrue();
    assertThat(table.putIfAbsent("new", 8)).isFalse();
    throw new ArithmeticException();
  }

  @Test
  void aFaultBetweenTwoWritesLeavesNothing() {
    int[] writes = new int[1];
    Faults second =
        new Faults() {
          @Override
          public void beforeWrite() {
            if (++writes[0] == 2) {
              throw fault();
            }
          }
        };
    MemoryDatabase database = new MemoryDatabase(second);
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      table(database).put("a", 1);
                      table(database).put("b", 2);
                    }))
        .isInstanceOf(StorageException.class);
    assertThat(table(database).contains("a")).isFalse();
  }

  private static List<String> keys(MemoryDatabase database) {
    return table(database).read(rows -> List.copyOf(rows.keySet()));
  }

  /** The second write fails and ends the transaction, and so does the last of the next one. */
  private static MemoryDatabase endingTransactions(boolean isOverlooked) {
    int[] writes = new int[1];
    return new MemoryDatabase(
        new Faults() {
          @Override
          public void beforeWrite() {
            writes[0]++;
            if (writes[0] == 2 || writes[0] == 4) {
              throw fault();
            }
          }

          @Override
          public boolean endsTransaction() {
            return writes[0] == 2;
          }

          @Override
          public boolean isEndOverlooked() {
            return isOverlooked;
          }
        });
  }

  private static void failTwice(MemoryDatabase database) {
    for (String name : List.of("first", "second")) {
      assertThatThrownBy(
              () ->
                  database.inTransaction(
                      () -> {
                        table(database).put(name, 1);
                        table(database).put("never", 2);
                      }))
          .isInstanceOf(StorageException.class);
    }
  }

  @Test
  void aTransactionAfterOneThatTheDatabaseEndedIsWhole() {
    MemoryDatabase database = endingTransactions(false);
    failTwice(database);
    assertThat(keys(database)).isEmpty();
  }

  @Test
  void whoOverlooksThatTheDatabaseEndedATransactionStoresAPartOfTheNext() {
    MemoryDatabase database = endingTransactions(true);
    failTwice(database);
    assertThat(keys(database)).containsExactly("second");
  }

  @Test
  void nothingFollowsInATransactionInWhichAWriteHasFailed() {
    MemoryDatabase database = endingTransactions(false);
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      table(database).put("a", 1);
                      assertThatThrownBy(() -> table(database).put("b", 1))
                          .isInstanceOf(StorageException.class);
                      table(database).put("c", 1);
                    }))
        .isInstanceOf(StorageException.class);
    assertThat(keys(database)).isEmpty();
  }

  @Test
  void aFaultBeforeTheCommitLeavesNothing() {
    Faults always =
        new Faults() {
          @Override
          public void beforeCommit() {
            throw fault();
          }
        };
    MemoryDatabase database = new MemoryDatabase(always);
    assertThatThrownBy(() -> put(database, "a", 1)).isInstanceOf(StorageException.class);
    assertThat(table(database).contains("a")).isFalse();
  }

  @Test
  void aFaultAfterTheCommitHidesThatItWasStored() {
    Faults always =
        new Faults() {
          @Override
          public void afterCommit() {
            throw fault();
          }
        };
    MemoryDatabase database = new MemoryDatabase(always);
    assertThatThrownBy(() -> put(database, "a", 1)).isInstanceOf(StorageException.class);
    assertThat(table(database).find("a")).contains(1);
  }

  @Test
  void whatWasCommittedOutlivesALossOfPower() {
    MemoryDatabase before = new MemoryDatabase();
    put(before, "a", 1);
    MemoryDatabase after = before.powerLoss(Faults.NONE);
    put(after, "b", 2);
    assertThat(table(after).find("a")).contains(1);
    assertThatThrownBy(() -> put(before, "c", 3)).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> table(before).find("a")).isInstanceOf(StorageException.class);
    assertThat(table(after).contains("c")).isFalse();
  }

  @Test
  void aLossOfPowerWithinATransactionTakesItBack() {
    MemoryDatabase before = new MemoryDatabase();
    MemoryDatabase[] after = new MemoryDatabase[1];
    assertThatThrownBy(
            () ->
                before.inTransaction(
                    () -> {
                      table(before).put("a", 1);
                      after[0] = before.powerLoss(Faults.NONE);
                    }))
        .isInstanceOf(StorageException.class);
    assertThat(table(after[0]).contains("a")).isFalse();
  }
}
