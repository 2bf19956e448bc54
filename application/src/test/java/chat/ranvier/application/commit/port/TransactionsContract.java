package chat.ranvier.application.commit.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What transactions promise, seen through the counters. */
public interface TransactionsContract {
  /** The transactions of an empty store. */
  Transactions transactions();

  /** The counters of the same store. */
  Counters counters();

  @Test
  default void whatATransactionStoredIsThereAfterwards() {
    transactions().inTransaction(() -> counters().reserve("a", 7));
    assertThat(counters().reserved("a")).isEqualTo(7);
  }

  @Test
  default void aTransactionSeesWhatItHasWritten() {
    List<Long> seen = new ArrayList<>();
    transactions()
        .inTransaction(
            () -> {
              counters().reserve("a", 7);
              seen.add(counters().reserved("a"));
            });
    assertThat(seen).containsExactly(7L);
  }

  @Test
  default void workThatThrowsLeavesNothingBehind() {
    transactions().inTransaction(() -> counters().reserve("a", 1));
    IllegalArgumentException reason = new IllegalArgumentException("no");
    assertThatThrownBy(() -> transactions().inTransaction(() -> reserveAndThrow(reason)))
        .isSameAs(reason);
    assertThat(counters().reserved("a")).isEqualTo(1);
    assertThat(counters().reserved("b")).isZero();
  }

  private void reserveAndThrow(RuntimeException reason) {
    counters().reserve("a", 2);
    counters().reserve("b", 2);
    throw reason;
  }

  @Test
  default void manyFailuresLeakNothing() {
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(
              () -> transactions().inTransaction(() -> reserveAndThrow(new ArithmeticException())))
          .isInstanceOf(ArithmeticException.class);
    }
    transactions().inTransaction(() -> counters().reserve("a", 9));
    assertThat(counters().reserved("a")).isEqualTo(9);
  }

  @Test
  default void aTransactionWithinATransactionIsRefused() {
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> transactions().inTransaction(() -> counters().reserve("a", 1))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(counters().reserved("a")).isZero();
  }

  @Test
  default void aChangeOutsideOfATransactionIsRefused() {
    assertThatThrownBy(() -> counters().reserve("a", 1)).isInstanceOf(IllegalStateException.class);
    assertThat(counters().reserved("a")).isZero();
  }

  @Test
  default void transactionsRunOneAtATime() throws Exception {
    Callable<Boolean> increment =
        () -> {
          transactions().inTransaction(() -> counters().reserve("a", counters().reserved("a") + 1));
          return true;
        };
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> done : writers.invokeAll(Collections.nCopies(200, increment))) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(counters().reserved("a")).isEqualTo(200);
  }

  @Test
  default void nobodyElseSeesWhatIsNotStored() throws Exception {
    try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> seen = new ArrayList<>();
      assertThatThrownBy(
              () ->
                  transactions()
                      .inTransaction(
                          () -> {
                            counters().reserve("a", 3);
                            seen.add(reader.submit(() -> counters().reserved("a")));
                            throw new ArithmeticException();
                          }))
          .isInstanceOf(ArithmeticException.class);
      assertThat(seen.getFirst().get()).isZero();
    }
  }
}
