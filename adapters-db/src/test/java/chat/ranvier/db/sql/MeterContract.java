package chat.ranvier.db.sql;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.port.StorageObserver;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.sql.room.SqlRoomStore;
import chat.ranvier.db.sql.timeline.SqlEventStore;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What is counted of the work of a database, and on whose account. */
interface MeterContract {
  String ONE = "SELECT COUNT(*) AS n FROM schema_version";

  TestDatabase store();

  private static long one(Sql sql) {
    return sql.find(ONE, row -> row.number("n")).orElseThrow();
  }

  @Test
  default void eachReadOutsideOfATransactionIsOne() {
    CountedUse use =
        CountedUse.of(
            () -> {
              one(store().sql());
              one(store().direct());
            });
    assertThat(use.transactions).hasValue(2);
  }

  @Test
  default void readsTogetherAreOne() {
    CountedUse use =
        CountedUse.of(
            () -> store().sql().together(() -> one(store().sql()) + one(store().direct())));
    assertThat(use.transactions).hasValue(1);
  }

  @Test
  default void aTransactionIsOneWhateverIsDoneInIt() {
    CountedUse use =
        CountedUse.of(
            () ->
                store()
                    .transactions()
                    .inTransaction(
                        () -> {
                          one(store().sql());
                          store().sql().update("DELETE FROM rooms");
                        }));
    assertThat(use.transactions).hasValue(1);
  }

  @Test
  default void whatFailsIsCountedAsWell() {
    CountedUse use =
        CountedUse.of(
            () ->
                Assertions.assertThatThrownBy(
                        () -> store().sql().list("SELECT nothing", row -> row))
                    .isInstanceOf(StorageException.class));
    assertThat(use.transactions).hasValue(1);
  }

  @Test
  default void eventsAreCountedWhenTheyAreRead() {
    TestRoom room = new TestRoom(1);
    UserId alice = UserId.parse("@alice:test.example");
    long join = room.member(alice, Membership.JOIN).number();
    long message = room.message(alice, "hello").number();
    store()
        .transactions()
        .inTransaction(() -> new SqlRoomStore(store().direct()).append(List.of(room.append(1))));
    SqlEventStore events = new SqlEventStore(store().direct());
    CountedUse use = CountedUse.of(() -> events.load(List.of(join, message)));
    assertThat(use.events).hasValue(2);
    assertThat(use.transactions).hasValue(1);
  }

  @Test
  default void theObserverIsToldHowLongAllOfItTook() {
    ManualTime time = new ManualTime();
    List<String> told = new ArrayList<>();
    StorageObserver observer =
        new StorageObserver() {
          @Override
          public void read(long waitedNanos, long workedNanos) {
            told.add("read " + waitedNanos + " " + workedNanos);
          }

          @Override
          public void transaction(long waitedNanos, long workedNanos) {
            told.add("transaction " + waitedNanos + " " + workedNanos);
          }
        };
    store().database().close();
    try (SqlDatabase database =
        SqlDatabase.open(
            store().settings(),
            TestDatabase.SERVER,
            new Surroundings(Thread::new, time, observer),
            (number, of, name) -> {})) {
      told.clear();
      database.inTransaction(() -> time.advance(Duration.ofNanos(7)));
      database.sql().together(() -> advance(time));
    }
    store().restart();
    assertThat(told).containsExactly("transaction 0 7", "read 0 5");
  }

  private static boolean advance(ManualTime time) {
    time.advance(Duration.ofNanos(5));
    return true;
  }
}
