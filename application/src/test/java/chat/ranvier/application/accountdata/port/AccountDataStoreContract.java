package chat.ranvier.application.accountdata.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonDecimal;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store of account data promises. */
public interface AccountDataStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId BOB = new UserId("@bob:test.example");
  RoomId ROOM = new RoomId("!room:test.example");
  RoomId OTHER_ROOM = new RoomId("!roomier:test.example");
  JsonObject ONE = JsonObject.of("n", "one");
  JsonObject TWO = JsonObject.of("n", "two \u0000 \ud83d\ude00");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The account data of the same store. */
  AccountDataStore accountData();

  private void putGlobal(UserId user, String type, JsonObject content, long position) {
    transactions().inTransaction(() -> accountData().putGlobal(user, type, content, position));
  }

  private void putOfRoom(UserId user, RoomId room, String type, JsonObject content, long position) {
    transactions()
        .inTransaction(() -> accountData().putOfRoom(user, room, type, content, position));
  }

  @Test
  default void globalDataAndThatOfRoomsAreApart() {
    putGlobal(ALICE, "m.type", ONE, 1);
    putOfRoom(ALICE, ROOM, "m.type", TWO, 2);
    assertThat(accountData().findGlobal(ALICE, "m.type")).contains(ONE);
    assertThat(accountData().findOfRoom(ALICE, ROOM, "m.type")).contains(TWO);
    assertThat(accountData().findOfRoom(ALICE, OTHER_ROOM, "m.type")).isEmpty();
    assertThat(accountData().findGlobal(BOB, "m.type")).isEmpty();
  }

  @Test
  default void aLaterContentReplacesTheEarlier() {
    putGlobal(ALICE, "m.type", ONE, 1);
    putGlobal(ALICE, "m.type", TWO, 5);
    assertThat(accountData().findGlobal(ALICE, "m.type")).contains(TWO);
    assertThat(accountData().all(ALICE))
        .containsExactly(new AccountDatum(Optional.empty(), "m.type", TWO, 5));
  }

  @Test
  default void numbersWithAFractionAreKeptAsTheyWere() {
    JsonObject content = JsonObject.of("order", new JsonDecimal("0.10"));
    putOfRoom(ALICE, ROOM, "m.tag", content, 1);
    assertThat(accountData().findOfRoom(ALICE, ROOM, "m.tag")).contains(content);
  }

  @Test
  default void allOfAUserComesByPosition() {
    putGlobal(ALICE, "m.late", ONE, 30);
    putOfRoom(ALICE, ROOM, "m.early", TWO, 10);
    putGlobal(ALICE, "m.middle", ONE, 20);
    putGlobal(BOB, "m.late", ONE, 15);
    assertThat(accountData().all(ALICE))
        .extracting(AccountDatum::type)
        .containsExactly("m.early", "m.middle", "m.late");
  }

  @Test
  default void thatOfOneRoomComesAlone() {
    putOfRoom(ALICE, ROOM, "m.two", TWO, 2);
    putOfRoom(ALICE, ROOM, "m.one", ONE, 1);
    putOfRoom(ALICE, OTHER_ROOM, "m.one", ONE, 3);
    putGlobal(ALICE, "m.one", ONE, 4);
    assertThat(accountData().ofRoom(ALICE, ROOM))
        .containsExactly(
            new AccountDatum(Optional.of(ROOM), "m.one", ONE, 1),
            new AccountDatum(Optional.of(ROOM), "m.two", TWO, 2));
  }

  @Test
  default void changesAreThoseAfterTheFirstPositionAndNotAfterTheSecond() {
    putGlobal(ALICE, "m.one", ONE, 10);
    putGlobal(ALICE, "m.two", ONE, 11);
    putOfRoom(ALICE, ROOM, "m.three", ONE, 20);
    putGlobal(ALICE, "m.four", ONE, 21);
    assertThat(accountData().between(ALICE, 10, 20))
        .extracting(AccountDatum::type)
        .containsExactly("m.two", "m.three");
    assertThat(accountData().between(ALICE, 21, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  default void allOfAUserIsDeleted() {
    putGlobal(ALICE, "m.one", ONE, 1);
    putOfRoom(ALICE, ROOM, "m.one", ONE, 2);
    putGlobal(BOB, "m.one", ONE, 3);
    transactions().inTransaction(() -> accountData().deleteAll(ALICE));
    assertThat(accountData().all(ALICE)).isEmpty();
    assertThat(accountData().all(BOB)).hasSize(1);
  }
}
