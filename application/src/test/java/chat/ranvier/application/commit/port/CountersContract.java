package chat.ranvier.application.commit.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What persistent counters promise. */
public interface CountersContract {
  /** The transactions of an empty store. */
  Transactions transactions();

  /** The counters of the same store. */
  Counters counters();

  @Test
  default void aCounterStartsAtZero() {
    assertThat(counters().reserved("stream_position")).isZero();
  }

  @Test
  default void aReservationIsFoundAgain() {
    transactions().inTransaction(() -> counters().reserve("stream_position", Long.MAX_VALUE));
    assertThat(counters().reserved("stream_position")).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  default void aCounterNeverGoesBack() {
    transactions().inTransaction(() -> counters().reserve("stream_position", 1_000));
    transactions().inTransaction(() -> counters().reserve("stream_position", 500));
    assertThat(counters().reserved("stream_position")).isEqualTo(1_000);
  }

  @Test
  default void whatIsGivenBackCanBeReservedAgain() {
    transactions().inTransaction(() -> counters().reserve("stream_position", 1_000));
    transactions().inTransaction(() -> counters().giveBack("stream_position", 300));
    assertThat(counters().reserved("stream_position")).isEqualTo(300);
    transactions().inTransaction(() -> counters().reserve("stream_position", 500));
    assertThat(counters().reserved("stream_position")).isEqualTo(500);
  }

  @Test
  default void givingBackReservesNothing() {
    transactions().inTransaction(() -> counters().reserve("stream_position", 300));
    transactions()
        .inTransaction(
            () -> {
              counters().giveBack("stream_position", 1_000);
              counters().giveBack("event_number", 7);
            });
    assertThat(counters().reserved("stream_position")).isEqualTo(300);
    assertThat(counters().reserved("event_number")).isZero();
  }

  @Test
  default void countersAreIndependentOfEachOther() {
    transactions().inTransaction(() -> counters().reserve("stream_position", 1_000));
    assertThat(counters().reserved("event_number")).isZero();
  }
}
