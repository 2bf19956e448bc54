package chat.ranvier.application.receipt.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store of receipts promises. */
public interface ReceiptStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId BOB = new UserId("@bob:test.example");
  EventId FIRST = new EventId("$first");
  EventId SECOND = new EventId("$second");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The receipts of the same store. */
  ReceiptStore receipts();

  private void put(Receipt receipt, long position) {
    putOn(receipt, 0, position);
  }

  private void putOn(Receipt receipt, long eventPosition, long position) {
    transactions().inTransaction(() -> receipts().put(receipt, eventPosition, position));
  }

  private static Receipt read(long room, UserId user, EventId event) {
    return new Receipt(room, user, "m.read", Optional.empty(), event, 1_700_000_000_000L);
  }

  @Test
  default void findsNothingBeforeTheFirstReceipt() {
    assertThat(receipts().inRooms(List.of(1L, 2L), 0, 100)).isEmpty();
    assertThat(receipts().inRooms(List.of(), 0, 100)).isEmpty();
  }

  @Test
  default void aLaterReceiptReplacesTheEarlier() {
    put(read(1, ALICE, FIRST), 1);
    put(read(1, ALICE, SECOND), 2);
    assertThat(receipts().inRooms(List.of(1L), 0, 100)).containsExactly(read(1, ALICE, SECOND));
  }

  @Test
  default void typesAndThreadsAndUsersAreApart() {
    Receipt inThread =
        new Receipt(1, ALICE, "m.read", Optional.of("$thread"), SECOND, 1_700_000_000_001L);
    Receipt secret =
        new Receipt(1, ALICE, "m.read.private", Optional.empty(), SECOND, 1_700_000_000_002L);
    put(read(1, ALICE, FIRST), 1);
    put(inThread, 2);
    put(secret, 3);
    put(read(1, BOB, FIRST), 4);
    assertThat(receipts().inRooms(List.of(1L), 0, 100))
        .containsExactly(read(1, ALICE, FIRST), inThread, secret, read(1, BOB, FIRST));
  }

  @Test
  default void aReceiptOfAThreadAddsNothingToThatOfTheWholeRoomOnTheSameEvent() {
    Receipt inThread = new Receipt(1, ALICE, "m.read", Optional.of("main"), FIRST, 1L);
    Receipt further = new Receipt(1, ALICE, "m.read", Optional.of("main"), SECOND, 2L);
    Receipt secret = new Receipt(1, ALICE, "m.read.private", Optional.of("main"), FIRST, 3L);
    put(read(1, ALICE, FIRST), 1);
    put(inThread, 2);
    assertThat(receipts().inRooms(List.of(1L), 0, 100)).containsExactly(read(1, ALICE, FIRST));
    put(further, 3);
    put(secret, 4);
    assertThat(receipts().inRooms(List.of(1L), 0, 100))
        .containsExactly(read(1, ALICE, FIRST), further, secret);
  }

  @Test
  default void onlyTheNewestThreadsOfAUserAreKept() {
    Optional<String> main = Optional.of("main");
    put(read(1, ALICE, FIRST), 1);
    put(new Receipt(1, ALICE, "m.read", main, SECOND, 1), 2);
    transactions()
        .inTransaction(
            () -> {
              for (int i = 0; i <= ReceiptStore.MAX_THREADS; i++) {
                receipts().put(inThread(ALICE, "$" + i), 0, 10 + i);
              }
              receipts().put(inThread(BOB, "$0"), 0, 2_000);
            });
    List<Receipt> kept = receipts().inRooms(List.of(1L), 0, 10_000);
    assertThat(kept)
        .hasSize(ReceiptStore.MAX_THREADS + 3)
        .contains(read(1, ALICE, FIRST), inThread(ALICE, "$1"), inThread(BOB, "$0"))
        .doesNotContain(inThread(ALICE, "$0"));
  }

  private static Receipt inThread(UserId user, String thread) {
    return new Receipt(1, user, "m.read", Optional.of(thread), SECOND, 1);
  }

  @Test
  default void onlyTheRoomsAndPositionsAskedForAreTold() {
    put(read(1, ALICE, FIRST), 5);
    put(read(2, ALICE, FIRST), 6);
    put(read(3, ALICE, FIRST), 7);
    assertThat(receipts().inRooms(List.of(1L, 2L, 3L), 5, 6))
        .containsExactly(read(2, ALICE, FIRST));
    assertThat(receipts().inRooms(List.of(1L, 3L), 4, 7))
        .containsExactly(read(1, ALICE, FIRST), read(3, ALICE, FIRST));
  }

  @Test
  default void whatIsRolledBackIsNotThere() {
    put(read(1, ALICE, FIRST), 1);
    try {
      transactions()
          .inTransaction(
              () -> {
                receipts().put(read(1, ALICE, SECOND), 0, 2);
                throw new IllegalArgumentException("no");
              });
    } catch (IllegalArgumentException expected) {
      assertThat(expected).hasMessage("no");
    }
    assertThat(receipts().inRooms(List.of(1L), 0, 100)).containsExactly(read(1, ALICE, FIRST));
  }

  @Test
  default void aReceiptForAnEarlierEventChangesNothing() {
    putOn(read(1, ALICE, SECOND), 8, 9);
    putOn(read(1, ALICE, FIRST), 7, 10);
    assertThat(receipts().inRooms(List.of(1L), 0, 100)).containsExactly(read(1, ALICE, SECOND));
    assertThat(receipts().inRooms(List.of(1L), 9, 100)).isEmpty();
    EventId unknown = new EventId("$unknown");
    putOn(read(1, ALICE, unknown), 0, 11);
    assertThat(receipts().inRooms(List.of(1L), 0, 100)).containsExactly(read(1, ALICE, unknown));
    assertThat(receipts().marks(ALICE, List.of(1L)))
        .containsExactly(new ReadMark(1, Optional.empty(), 8));
  }

  @Test
  default void marksAreThoseOfTheUserInTheRooms() {
    Optional<String> main = Optional.of("main");
    putOn(read(1, ALICE, FIRST), 5, 10);
    putOn(new Receipt(1, ALICE, "m.read.private", main, SECOND, 1), 6, 11);
    putOn(read(2, ALICE, FIRST), 7, 12);
    putOn(read(1, BOB, FIRST), 5, 13);
    putOn(read(3, ALICE, FIRST), 0, 14);
    assertThat(receipts().marks(ALICE, List.of(1L, 3L)))
        .containsExactlyInAnyOrder(new ReadMark(1, Optional.empty(), 5), new ReadMark(1, main, 6));
    assertThat(receipts().marks(ALICE, List.of())).isEmpty();
  }
}
