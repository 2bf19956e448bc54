package chat.ranvier.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.sql.commit.SqlCounters;
import chat.ranvier.domain.identifier.ServerName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What opening and closing a database promise. */
interface OpeningContract {
  TestDatabase store();

  private SqlDatabase open(String server, List<String> seen) {
    return SqlDatabase.open(
        store().settings(),
        new ServerName(server),
        TestDatabase.SURROUNDINGS,
        (number, of, name) -> seen.add(name));
  }

  @Test
  default void whatWasStoredIsThereAfterARestart() {
    store().transactions().inTransaction(() -> new SqlCounters(store().sql()).reserve("a", 7));
    store().restart();
    assertThat(new SqlCounters(store().sql()).reserved("a")).isEqualTo(7);
  }

  @Test
  default void aSecondStartHasNothingToMigrate() {
    store().database().close();
    List<String> seen = new ArrayList<>();
    open(TestDatabase.SERVER.value(), seen).close();
    store().restart();
    assertThat(seen).isEmpty();
  }

  @Test
  default void theDatabaseOfAnotherServerIsRefused() {
    store().database().close();
    assertThatThrownBy(() -> open("other.example", new ArrayList<>()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("belongs to the server test.example");
    store().restart();
  }

  @Test
  default void aDatabaseWhoseCountersStandBehindIsRefused() {
    String insert =
        "INSERT INTO rooms (room, room_id, version, extremities, joined_count, invited_count)"
            + " VALUES (5, '!room:test.example', '11', ?, 0, 0)";
    store().transactions().inTransaction(() -> store().sql().update(insert, (Object) new byte[0]));
    store().database().close();
    assertThatThrownBy(() -> open(TestDatabase.SERVER.value(), new ArrayList<>()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("room_number");
    store().renew();
  }

  @Test
  default void aClosedDatabaseFails() {
    SqlDatabase closed = store().database();
    store().restart();
    assertThatThrownBy(() -> new SqlCounters(closed.sql()).reserved("a"))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> closed.inTransaction(() -> {})).isInstanceOf(StorageException.class);
  }
}
