package chat.ranvier.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.sql.commit.SqlCounters;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A transaction that is ended from below, by something the database suffers: nothing of it is
 * stored, nor a part of one that follows.
 */
interface BrokenTransactionContract {
  TestDatabase store();

  /** Lets the database end the transaction that runs; throws what the statements throw. */
  void end();

  /** The kind of failure that this is. */
  StorageException.Kind kind();

  private Counters counters(boolean isDirect) {
    return new SqlCounters(isDirect ? store().direct() : store().sql());
  }

  private long stored(String counter) {
    return counters(true).reserved(counter);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  default void nothingOfItIsStored(boolean isDirect) {
    assertThatThrownBy(
            () ->
                store()
                    .transactions()
                    .inTransaction(
                        () -> {
                          counters(isDirect).reserve("before", 1);
                          end();
                        }))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind()));
    assertThat(stored("before")).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  default void whatFollowsInItIsRefused(boolean isDirect) {
    AtomicReference<StorageException> first = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                store()
                    .transactions()
                    .inTransaction(
                        () -> {
                          try {
                            end();
                          } catch (StorageException e) {
                            first.set(e);
                          }
                          counters(isDirect).reserve("after", 1);
                        }))
        .isInstanceOf(StorageException.class);
    assertThat(first.get()).isNotNull();
    assertThat(stored("after")).isZero();
  }

  @Test
  default void itIsNotCommittedThoughItsFailureIsOverlooked() {
    AtomicReference<StorageException> first = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                store()
                    .transactions()
                    .inTransaction(
                        () -> {
                          counters(true).reserve("before", 1);
                          try {
                            end();
                          } catch (StorageException e) {
                            first.set(e);
                          }
                        }))
        .isInstanceOf(StorageException.class);
    assertThat(first.get()).isNotNull();
    assertThat(stored("before")).isZero();
  }

  @Test
  default void theNextOnesAreWholeAgain() {
    assertThatThrownBy(() -> store().transactions().inTransaction(this::end))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(
            () ->
                store()
                    .transactions()
                    .inTransaction(
                        () -> {
                          counters(true).reserve("torn", 1);
                          throw new ArithmeticException();
                        }))
        .isInstanceOf(ArithmeticException.class);
    assertThat(stored("torn")).isZero();
    store().transactions().inTransaction(() -> counters(true).reserve("whole", 1));
    assertThat(stored("whole")).isEqualTo(1);
  }
}
