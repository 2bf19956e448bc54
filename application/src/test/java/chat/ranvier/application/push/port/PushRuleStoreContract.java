package chat.ranvier.application.push.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store of push rules promises. */
public interface PushRuleStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId BOB = new UserId("@bob:test.example");
  UserId CAROL = new UserId("@carol:test.example");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The rooms of the same store. */
  RoomStore rooms();

  /** The account data of the same store. */
  AccountDataStore accountData();

  /** The push rules of the same store. */
  PushRuleStore rules();

  private void put(UserId user, String changes, long position) {
    transactions().inTransaction(() -> rules().put(user, new StoredPushRules(changes, position)));
  }

  @Test
  default void laterRulesStandInThePlaceOfEarlierOnes() {
    assertThat(rules().find(ALICE)).isEmpty();
    put(ALICE, "{\"own\":{}}", 3);
    put(ALICE, "{}", 4);
    assertThat(rules().find(ALICE)).contains(new StoredPushRules("{}", 4));
    assertThat(rules().findAll(List.of(ALICE, BOB)))
        .isEqualTo(Map.of(ALICE, new StoredPushRules("{}", 4)));
    assertThat(rules().findAll(List.of())).isEmpty();
    put(BOB, "{}", 5);
    transactions().inTransaction(() -> accountData().deleteAll(ALICE));
    assertThat(rules().find(ALICE)).isEmpty();
    assertThat(rules().find(BOB)).isPresent();
  }

  @Test
  default void membersWithRulesAndThoseWhoIgnoreSomebodyAreFound() {
    TestRoom room = new TestRoom(1);
    List.of(ALICE, BOB, CAROL).forEach(user -> room.member(user, Membership.JOIN));
    transactions().inTransaction(() -> rooms().append(List.of(room.append(1))));
    assertThat(rules().attentiveMembers(1)).isEmpty();
    put(CAROL, "{}", 3);
    AccountDatum ignored =
        AccountDatum.of(Optional.empty(), "m.ignored_user_list", JsonObject.empty(), 5);
    transactions().inTransaction(() -> accountData().put(ALICE, ignored));
    assertThat(rules().attentiveMembers(1)).containsExactly(ALICE, CAROL);
    room.member(CAROL, Membership.LEAVE);
    transactions().inTransaction(() -> rooms().append(List.of(room.append(10))));
    assertThat(rules().attentiveMembers(1)).containsExactly(ALICE);
    assertThat(rules().attentiveMembers(2)).isEmpty();
  }
}
