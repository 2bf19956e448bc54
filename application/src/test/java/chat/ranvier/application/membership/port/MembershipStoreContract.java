package chat.ranvier.application.membership.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the storage of memberships promises. */
public interface MembershipStoreContract {
  /** A user. */
  UserId ALICE = new UserId("@alice:test.example");

  /** Another user. */
  UserId BOB = new UserId("@bob:test.example");

  /** A third one. */
  UserId CAROL = new UserId("@carol:test.example");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The rooms of the same store. */
  RoomStore rooms();

  /** The memberships of the same store. */
  MembershipStore memberships();

  /** The accounts of the same store. */
  AccountStore accounts();

  private void store(PositionedAppend... appends) {
    transactions().inTransaction(() -> rooms().append(List.of(appends)));
  }

  @Test
  default void aMembershipIsFoundAsItWasStored() {
    TestRoom room = new TestRoom(1);
    JsonArray stripped = JsonArray.of(JsonObject.of("type", "m.room.create\0"));
    NewEvent invite = room.member(ALICE, Membership.INVITE, stripped);
    store(room.append(10));
    RoomMembership stored =
        new RoomMembership(
            room.room(), ALICE, Membership.INVITE, invite.number(), 10, false, stripped);
    assertThat(memberships().find(ALICE, 1)).contains(stored);
    assertThat(memberships().roomsOf(ALICE)).containsExactly(stored);
    assertThat(memberships().members(1, Membership.INVITE, 10)).containsExactly(stored);
  }

  @Test
  default void theGuestsInARoomAreFound() {
    UserId guest = new UserId("@1:test.example");
    UserId gone = new UserId("@2:test.example");
    account(ALICE, Standing.ORDINARY);
    account(guest, Standing.GUEST);
    account(gone, Standing.GUEST);
    TestRoom room = new TestRoom(1);
    room.member(ALICE, Membership.JOIN);
    room.member(guest, Membership.JOIN);
    room.member(gone, Membership.JOIN);
    room.member(gone, Membership.LEAVE);
    room.member(new UserId("@1:elsewhere.example"), Membership.JOIN);
    store(room.append(10));
    assertThat(memberships().guestsIn(1)).containsExactly(guest);
    assertThat(memberships().guestsIn(2)).isEmpty();
  }

  private void account(UserId user, Standing standing) {
    Account account = new Account(user, Optional.empty(), standing, false, 1, Optional.empty());
    transactions().inTransaction(() -> assertThat(accounts().insert(account)).isTrue());
  }

  @Test
  default void whoNeverHadAMembershipIsNotFound() {
    TestRoom room = new TestRoom(1);
    room.member(ALICE, Membership.JOIN);
    store(room.append(10));
    assertThat(memberships().find(BOB, 1)).isEmpty();
    assertThat(memberships().find(ALICE, 2)).isEmpty();
    assertThat(memberships().roomsOf(BOB)).isEmpty();
    assertThat(memberships().members(1, Membership.INVITE, 10)).isEmpty();
  }

  @Test
  default void theLastMembershipOfAUserStands() {
    TestRoom room = new TestRoom(1);
    room.member(ALICE, Membership.INVITE, JsonArray.of(JsonObject.empty()));
    room.member(ALICE, Membership.JOIN);
    store(room.append(10));
    NewEvent leave = room.member(ALICE, Membership.LEAVE);
    store(room.append(12));
    assertThat(memberships().roomsOf(ALICE))
        .containsExactly(
            new RoomMembership(
                room.room(),
                ALICE,
                Membership.LEAVE,
                leave.number(),
                12,
                false,
                JsonArray.empty()));
    assertThat(memberships().members(1, Membership.JOIN, 10)).isEmpty();
  }

  @Test
  default void aUserHasAMembershipInEachRoom() {
    TestRoom one = new TestRoom(1);
    one.member(ALICE, Membership.JOIN);
    TestRoom two = new TestRoom(2);
    two.member(ALICE, Membership.BAN);
    two.member(BOB, Membership.JOIN);
    store(one.append(10), two.append(11));
    assertThat(memberships().roomsOf(ALICE))
        .extracting(RoomMembership::membership)
        .containsExactlyInAnyOrder(Membership.JOIN, Membership.BAN);
  }

  @Test
  default void membersComeInTheOrderOfTheirIdsAndNoMoreThanAskedFor() {
    TestRoom room = new TestRoom(1);
    for (String name : List.of("carol", "alice", "Zoe", "bob", "dave")) {
      room.member(new UserId("@" + name + ":test.example"), Membership.JOIN);
    }
    room.member(new UserId("@aaron:test.example"), Membership.LEAVE);
    TestRoom other = new TestRoom(2);
    other.member(new UserId("@abel:test.example"), Membership.JOIN);
    store(room.append(10), other.append(20));
    assertThat(memberships().members(1, Membership.JOIN, 4))
        .extracting(member -> member.user().localpart())
        .containsExactly("Zoe", "alice", "bob", "carol");
  }

  /** Alice and Bob meet in room 1 at 10 and 11; Carol is only in room 2, with Bob. */
  private TestRoom meet() {
    TestRoom one = new TestRoom(1);
    one.member(ALICE, Membership.JOIN);
    one.member(BOB, Membership.JOIN);
    TestRoom two = new TestRoom(2);
    two.member(BOB, Membership.JOIN);
    two.member(CAROL, Membership.JOIN);
    store(one.append(10), two.append(20));
    return one;
  }

  @Test
  default void whoSharesARoomIsFoundAmongOthers() {
    meet();
    List<UserId> all = List.of(ALICE, BOB, CAROL);
    assertThat(memberships().sharing(ALICE, all)).containsExactly(ALICE, BOB);
    assertThat(memberships().sharing(BOB, all)).containsExactly(ALICE, BOB, CAROL);
    assertThat(memberships().sharing(BOB, List.of(CAROL))).containsExactly(CAROL);
    assertThat(memberships().sharing(ALICE, List.of())).isEmpty();
  }

  @Test
  default void whoMeetsIsFoundByPositionWhoeverCameLast() {
    meet();
    assertThat(memberships().met(ALICE, 10, 30)).containsExactly(BOB);
    assertThat(memberships().met(BOB, 10, 19)).containsExactly(ALICE, BOB);
    assertThat(memberships().met(BOB, 20, 30)).containsExactly(CAROL);
    assertThat(memberships().met(ALICE, 11, 30)).isEmpty();
    assertThat(memberships().met(ALICE, 8, 9)).isEmpty();
  }

  @Test
  default void aMemberWhoseEventChangesDoesNotMeetAnybodyAnew() {
    TestRoom room = meet();
    room.member(BOB, Membership.JOIN);
    store(room.append(30));
    assertThat(memberships().met(ALICE, 20, 40)).isEmpty();
    assertThat(memberships().met(BOB, 20, 40)).containsExactly(CAROL);
  }

  @Test
  default void whoPartsIsFoundWhoeverGoes() {
    TestRoom room = meet();
    room.member(BOB, Membership.LEAVE);
    store(room.append(30));
    assertThat(memberships().parted(ALICE, 20, 40)).containsExactly(BOB);
    assertThat(memberships().parted(BOB, 20, 40)).contains(ALICE).doesNotContain(CAROL);
    assertThat(memberships().parted(CAROL, 20, 40)).isEmpty();
    assertThat(memberships().parted(ALICE, 30, 40)).isEmpty();
    assertThat(memberships().parted(ALICE, 20, 29)).isEmpty();
    assertThat(memberships().sharing(ALICE, List.of(BOB))).isEmpty();
  }

  @Test
  default void aForgottenRoomIsMarked() {
    TestRoom room = new TestRoom(1);
    room.member(ALICE, Membership.LEAVE);
    room.member(BOB, Membership.LEAVE);
    store(room.append(10));
    transactions().inTransaction(() -> memberships().forget(ALICE, 1));
    assertThat(memberships().find(ALICE, 1).orElseThrow().forgotten()).isTrue();
    assertThat(memberships().roomsOf(ALICE)).allMatch(RoomMembership::forgotten);
    assertThat(memberships().find(BOB, 1).orElseThrow().forgotten()).isFalse();
  }

  @Test
  default void severalAreForgottenAtOnce() {
    TestRoom room = new TestRoom(1);
    room.member(ALICE, Membership.LEAVE);
    room.member(BOB, Membership.BAN);
    room.member(CAROL, Membership.LEAVE);
    store(room.append(10));
    List<UserInRoom> gone = List.of(new UserInRoom(ALICE, 1), new UserInRoom(BOB, 1));
    transactions().inTransaction(() -> memberships().forget(gone));
    assertThat(memberships().find(ALICE, 1).orElseThrow().forgotten()).isTrue();
    assertThat(memberships().find(BOB, 1).orElseThrow().forgotten()).isTrue();
    assertThat(memberships().find(CAROL, 1).orElseThrow().forgotten()).isFalse();
  }

  @Test
  default void onlyARoomThatIsLeftIsForgotten() {
    TestRoom room = new TestRoom(1);
    room.member(ALICE, Membership.LEAVE);
    room.member(ALICE, Membership.JOIN);
    store(room.append(10));
    transactions().inTransaction(() -> memberships().forget(ALICE, 1));
    assertThat(memberships().find(ALICE, 1).orElseThrow().forgotten()).isFalse();
  }

  @Test
  default void aLaterMembershipUndoesForgetting() {
    TestRoom room = new TestRoom(1);
    room.member(ALICE, Membership.LEAVE);
    store(room.append(10));
    transactions().inTransaction(() -> memberships().forget(ALICE, 1));
    room.member(ALICE, Membership.INVITE);
    store(room.append(11));
    assertThat(memberships().find(ALICE, 1).orElseThrow().forgotten()).isFalse();
  }

  @Test
  default void forgettingWhatWasNeverKnownIsHarmless() {
    transactions().inTransaction(() -> memberships().forget(ALICE, 1));
    assertThat(memberships().roomsOf(ALICE)).isEmpty();
  }

  @Test
  default void whoIsInARoomAndSinceWhenIsFound() {
    TestRoom room = new TestRoom(1);
    room.member(ALICE, Membership.JOIN);
    room.member(BOB, Membership.INVITE);
    room.member(CAROL, Membership.JOIN);
    room.member(CAROL, Membership.LEAVE);
    store(room.append(10));
    room.member(ALICE, Membership.JOIN);
    store(room.append(20));
    assertThat(memberships().joinedAmong(1, List.of(CAROL, BOB, ALICE))).containsExactly(ALICE);
    assertThat(memberships().joinedAmong(2, List.of(ALICE))).isEmpty();
    assertThat(memberships().joinedSince(ALICE, List.of(1L, 2L))).isEqualTo(Map.of(1L, 10L));
    assertThat(memberships().joinedSince(BOB, List.of(1L))).isEmpty();
  }
}
