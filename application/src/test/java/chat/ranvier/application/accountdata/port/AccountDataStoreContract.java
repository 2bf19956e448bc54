package chat.ranvier.application.accountdata.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonDecimal;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a store of account data promises. */
public interface AccountDataStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId BOB = new UserId("@bob:test.example");
  RoomId ROOM = new RoomId("!room:test.example");
  RoomId OTHER_ROOM = new RoomId("!roomier:test.example");
  JsonObject ONE = JsonObject.of("n", "one");
  JsonObject TWO = JsonObject.of("n", "two \u0000 \ud83d\ude00");

  AccountDataQuota LARGE = new AccountDataQuota(1_000, 10);

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The account data of the same store. */
  AccountDataStore accountData();

  private void putGlobal(UserId user, String type, JsonObject content, long position) {
    AccountDatum datum = AccountDatum.of(Optional.empty(), type, content, position);
    transactions().inTransaction(() -> accountData().put(user, datum));
  }

  private void putOfRoom(UserId user, RoomId room, String type, JsonObject content, long position) {
    AccountDatum datum = AccountDatum.of(Optional.of(room), type, content, position);
    transactions().inTransaction(() -> accountData().put(user, datum));
  }

  @Test
  default void globalDataAndThatOfRoomsAreApart() {
    putGlobal(ALICE, "m.type", ONE, 1);
    putOfRoom(ALICE, ROOM, "m.type", TWO, 2);
    assertThat(accountData().findGlobal(ALICE, "m.type")).map(AccountDatum::content).contains(ONE);
    assertThat(accountData().findOfRoom(ALICE, ROOM, "m.type"))
        .map(AccountDatum::content)
        .contains(TWO);
    assertThat(accountData().findOfRoom(ALICE, OTHER_ROOM, "m.type")).isEmpty();
    assertThat(accountData().findGlobal(BOB, "m.type")).isEmpty();
  }

  @Test
  default void aLaterContentReplacesTheEarlier() {
    putGlobal(ALICE, "m.type", ONE, 1);
    putGlobal(ALICE, "m.type", TWO, 5);
    assertThat(accountData().findGlobal(ALICE, "m.type")).map(AccountDatum::content).contains(TWO);
    assertThat(accountData().all(ALICE))
        .containsExactly(AccountDatum.of(Optional.empty(), "m.type", TWO, 5));
  }

  @Test
  default void whatIsDeletedIsFoundNoMoreAndToldOnce() {
    AccountDatum datum = AccountDatum.of(Optional.of(ROOM), "m.type", ONE, 1);
    transactions().inTransaction(() -> accountData().putWithin(LARGE, ALICE, datum));
    putOfRoom(ALICE, OTHER_ROOM, "m.type", ONE, 2);
    AccountDataTotal before = accountData().total(ALICE);
    assertThat(delete(OTHER_ROOM, "m.other", 3)).isFalse();
    assertThat(delete(ROOM, "m.type", 4)).isTrue();
    assertThat(delete(ROOM, "m.type", 5)).isFalse();
    assertThat(accountData().findOfRoom(ALICE, ROOM, "m.type")).isEmpty();
    assertThat(accountData().ofRoom(ALICE, ROOM)).isEmpty();
    assertThat(accountData().all(ALICE))
        .extracting(AccountDatum::room)
        .containsExactly(Optional.of(OTHER_ROOM));
    assertThat(accountData().between(ALICE, 3, 9))
        .containsExactly(AccountDatum.deleted(Optional.of(ROOM), "m.type", 4));
    assertThat(accountData().total(ALICE))
        .isEqualTo(new AccountDataTotal(before.bytes() - datum.json().length(), before.items()));
  }

  private boolean delete(RoomId room, String type, long position) {
    AtomicBoolean wasThere = new AtomicBoolean();
    transactions()
        .inTransaction(
            () -> wasThere.set(accountData().delete(ALICE, Optional.of(room), type, position)));
    return wasThere.get();
  }

  @Test
  default void numbersWithAFractionAreKeptAsTheyWere() {
    JsonObject content = JsonObject.of("order", new JsonDecimal("0.10"));
    putOfRoom(ALICE, ROOM, "m.tag", content, 1);
    assertThat(accountData().findOfRoom(ALICE, ROOM, "m.tag"))
        .map(AccountDatum::content)
        .contains(content);
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
            AccountDatum.of(Optional.of(ROOM), "m.one", ONE, 1),
            AccountDatum.of(Optional.of(ROOM), "m.two", TWO, 2));
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

  private boolean putWithin(
      AccountDataQuota quota, UserId user, Optional<RoomId> room, String type, String json) {
    AtomicBoolean kept = new AtomicBoolean();
    AccountDatum datum = new AccountDatum(room, type, json, 1);
    transactions().inTransaction(() -> kept.set(accountData().putWithin(quota, user, datum)));
    return kept.get();
  }

  @Test
  default void bytesOfContentsTypesAndRoomsAreCountedForEachUser() {
    assertThat(putWithin(LARGE, ALICE, Optional.empty(), "m.type", "{\"a\":1}")).isTrue();
    assertThat(accountData().total(ALICE)).isEqualTo(new AccountDataTotal(7 + 6, 1));
    assertThat(putWithin(LARGE, ALICE, Optional.of(ROOM), "m.é", "{\"\uD83D\uDE00\":1}")).isTrue();
    assertThat(accountData().total(ALICE)).isEqualTo(new AccountDataTotal(13 + 10 + 4 + 18, 2));
    assertThat(accountData().total(BOB)).isEqualTo(AccountDataTotal.NONE);
    put(ALICE, new AccountDatum(Optional.of(ROOM), "m.fully_read", "{}", 3));
    assertThat(accountData().total(ALICE).items()).isEqualTo(2);
  }

  @Test
  default void whatIsReplacedCountsNoMore() {
    putWithin(LARGE, ALICE, Optional.empty(), "m.type", "{\"a\":\"long and longer\"}");
    putWithin(LARGE, ALICE, Optional.empty(), "m.type", "{}");
    assertThat(accountData().total(ALICE)).isEqualTo(new AccountDataTotal(8, 1));
  }

  @Test
  default void whatGoesBeyondTheQuotaIsNotKept() {
    AccountDataQuota bytes = new AccountDataQuota(20, 10);
    assertThat(putWithin(bytes, ALICE, Optional.empty(), "m.one", "{\"a\":1}")).isTrue();
    assertThat(putWithin(bytes, ALICE, Optional.empty(), "m.two", "{\"a\":1}")).isFalse();
    assertThat(putWithin(bytes, ALICE, Optional.empty(), "m.one", "{\"a\":\"1234567890\"}"))
        .isFalse();
    assertThat(accountData().findGlobal(ALICE, "m.one")).contains("{\"a\":1}");
    assertThat(accountData().findGlobal(ALICE, "m.two")).isEmpty();
    assertThat(putWithin(bytes, BOB, Optional.empty(), "m.two", "{\"a\":1}")).isTrue();
    AccountDataQuota items = new AccountDataQuota(1_000, 1);
    assertThat(putWithin(items, ALICE, Optional.of(ROOM), "m.one", "{}")).isFalse();
    assertThat(putWithin(items, ALICE, Optional.empty(), "m.one", "{\"a\":12}")).isTrue();
  }

  @Test
  default void whoHasMoreThanTheQuotaMayHaveLess() {
    putWithin(LARGE, ALICE, Optional.empty(), "m.one", "{\"a\":1234567890}");
    AccountDataQuota small = new AccountDataQuota(8, 0);
    assertThat(putWithin(small, ALICE, Optional.empty(), "m.one", "{\"a\":123456}")).isTrue();
    assertThat(putWithin(small, ALICE, Optional.empty(), "m.one", "{\"a\":1234567}")).isFalse();
  }

  @Test
  default void whatIsDeletedOrRolledBackCountsNoMore() {
    putWithin(LARGE, ALICE, Optional.empty(), "m.one", "{}");
    try {
      transactions()
          .inTransaction(
              () -> {
                accountData()
                    .putWithin(LARGE, ALICE, new AccountDatum(Optional.empty(), "m.two", "{}", 2));
                throw new IllegalArgumentException("no");
              });
    } catch (IllegalArgumentException expected) {
      assertThat(accountData().total(ALICE).items()).isEqualTo(1);
    }
    transactions().inTransaction(() -> accountData().deleteAll(ALICE));
    assertThat(accountData().total(ALICE)).isEqualTo(AccountDataTotal.NONE);
  }

  private void put(UserId user, AccountDatum datum) {
    transactions().inTransaction(() -> accountData().put(user, datum));
  }
}
