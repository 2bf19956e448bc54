package chat.ranvier.application.authchain.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.domain.auth.chain.ChainedEvent;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the storage of auth chains promises. */
public interface AuthChainStoreContract {
  /** A chain of two, and one beside it. */
  List<PlacedEvent> THREE =
      List.of(
          placed(1, new ChainedEvent(7, 0, 1, List.of(), 0)),
          placed(1, new ChainedEvent(9, 1, 1, List.of(7L), 1)),
          placed(1, new ChainedEvent(1_000_000_000_000L, 0, 2, List.of(9L, 7L), 1)));

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The rooms of the same store. */
  RoomStore rooms();

  /** The auth chains of the same store. */
  AuthChainStore chains();

  private static PlacedEvent placed(long room, ChainedEvent event) {
    return new PlacedEvent(room, event);
  }

  private void store(List<PlacedEvent> events) {
    transactions().inTransaction(() -> chains().add(events));
  }

  @Test
  default void aChainIsFoundByAnyOfItsEvents() {
    store(THREE);
    assertThat(chains().chainsOf(1, List.of(7L)))
        .containsExactlyInAnyOrder(THREE.get(0).event(), THREE.get(2).event());
    assertThat(chains().chainsOf(1, List.of(1_000_000_000_000L, 7L)))
        .containsExactlyInAnyOrder(THREE.get(0).event(), THREE.get(2).event());
    assertThat(chains().chainsOf(1, List.of(7L, 9L))).hasSize(3);
  }

  @Test
  default void eventsWithoutAPlaceLeadToNoChain() {
    store(THREE);
    assertThat(chains().chainsOf(1, List.of(8L))).isEmpty();
    assertThat(chains().chainsOf(1, List.of())).isEmpty();
    assertThat(chains().chainsOf(2, List.of(7L))).isEmpty();
  }

  @Test
  default void chainsAreCountedInEachRoom() {
    store(THREE);
    store(List.of(placed(2, new ChainedEvent(20, 0, 1, List.of(), 0))));
    assertThat(chains().chainCount(1)).isEqualTo(2);
    assertThat(chains().chainCount(2)).isEqualTo(1);
    assertThat(chains().chainCount(3)).isZero();
  }

  @Test
  default void newerEventsComeInTheirOrder() {
    store(THREE);
    assertThat(chains().after(1, 7, 2))
        .contains(List.of(THREE.get(1).event(), THREE.get(2).event()));
    assertThat(chains().after(1, 1_000_000_000_000L, 2)).contains(List.of());
    assertThat(chains().after(2, 0, 2)).contains(List.of());
  }

  @Test
  default void tooManyNewerEventsAreNotReadAtAll() {
    store(THREE);
    assertThat(chains().after(1, 0, 2)).isEmpty();
    assertThat(chains().after(1, 0, 3)).isPresent();
  }

  @Test
  default void aLongChainIsReadWhole() {
    store(
        LongStream.rangeClosed(1, 1_024)
            .mapToObj(
                event ->
                    placed(
                        1,
                        new ChainedEvent(
                            event, 0, (int) event, event == 1 ? List.of() : List.of(event - 1), 0)))
            .toList());
    assertThat(chains().chainsOf(1, List.of(500L))).hasSize(1_024);
  }

  @Test
  default void aPlaceIsNotGivenTwice() {
    store(THREE);
    assertThatThrownBy(() -> store(List.of(placed(1, new ChainedEvent(11, 0, 2, List.of(7L), 0)))))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> store(List.of(placed(1, new ChainedEvent(9, 5, 1, List.of(), 0)))))
        .isInstanceOf(StorageException.class);
    assertThat(chains().chainsOf(1, List.of(7L, 9L))).hasSize(3);
  }

  @Test
  default void whatIsRolledBackLeavesNothing() {
    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          chains().add(THREE);
                          throw new ArithmeticException();
                        }))
        .isInstanceOf(ArithmeticException.class);
    assertThat(chains().chainsOf(1, List.of(7L, 9L))).isEmpty();
  }

  @Test
  default void stateEventsAreFoundByTheirIds() {
    UserId alice = new UserId("@alice:test.example");
    TestRoom room = new TestRoom(3);
    NewEvent create = room.state(alice, StateSlot.of("m.room.create"), JsonObject.empty());
    NewEvent name = room.state(alice, StateSlot.of("m.room.name"), JsonObject.empty());
    NewEvent message = room.message(alice, "hello");
    transactions().inTransaction(() -> rooms().append(List.of(room.append(1))));

    EventId created = create.event().eventId();
    EventId named = name.event().eventId();
    assertThat(
            chains()
                .cited(List.of(created, named, message.event().eventId(), new EventId("$unknown"))))
        .isEqualTo(
            Map.of(
                created, new CitedEvent(create.number(), 3, 0),
                named, new CitedEvent(name.number(), 3, 1)));
    assertThat(chains().cited(List.of())).isEmpty();
  }

  @Test
  default void aRoomThatBeginsAnewIsPendingUntilItIsDone() {
    assertThat(chains().pending()).isEmpty();
    store(THREE);
    transactions().inTransaction(() -> chains().restart(1));
    assertThat(chains().chainsOf(1, List.of(7L, 9L))).isEmpty();
    assertThat(chains().chainCount(1)).isZero();
    assertThat(chains().pending()).contains(new PendingRoom(1, 0));

    transactions().inTransaction(() -> chains().proceed(new PendingRoom(1, 17)));
    assertThat(chains().pending()).contains(new PendingRoom(1, 17));

    transactions().inTransaction(() -> chains().restart(1));
    assertThat(chains().pending()).contains(new PendingRoom(1, 0));

    transactions().inTransaction(() -> chains().finish(1));
    assertThat(chains().pending()).isEmpty();
  }

  @Test
  default void aRoomThatIsNotPendingDoesNotProceed() {
    transactions().inTransaction(() -> chains().proceed(new PendingRoom(1, 17)));
    assertThat(chains().pending()).isEmpty();
  }
}
