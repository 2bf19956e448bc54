package chat.ranvier.application.push.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.push.FollowedRooms;
import chat.ranvier.domain.push.PushActions;
import chat.ranvier.domain.room.Membership;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store of notifications promises. */
public interface NotificationStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId BOB = new UserId("@bob:test.example");
  UserId CAROL = new UserId("@carol:test.example");
  String THREAD = "$thread";
  PushActions PLAIN = new PushActions(true, JsonObject.empty());
  PushActions LOUD =
      new PushActions(true, JsonObject.of("sound", "default").with("highlight", JsonBoolean.TRUE));

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The rooms of the same store. */
  RoomStore rooms();

  /** The notifications of the same store. */
  NotificationStore notifications();

  private void store(PositionedAppend... appends) {
    transactions().inTransaction(() -> rooms().append(List.of(appends)));
  }

  private void append(EventOutcome... outcomes) {
    transactions().inTransaction(() -> notifications().append(List.of(outcomes)));
  }

  private static EventOutcome outcome(
      long room, long position, long total, String thread, Map<UserId, PushActions> own) {
    return new EventOutcome(position, room, thread, PLAIN, total, new LinkedHashMap<>(own));
  }

  /** Messages of Bob at 13 to 16, which Alice and Carol are notified of. */
  private List<NewEvent> fourMessages(TestRoom room) {
    room.member(ALICE, Membership.JOIN);
    room.member(BOB, Membership.JOIN);
    room.member(CAROL, Membership.JOIN);
    List<NewEvent> messages =
        List.of(
            room.message(BOB, "one"),
            room.message(BOB, "two"),
            room.message(BOB, "three"),
            room.message(BOB, "four"));
    store(room.append(10));
    long number = room.room().number();
    append(
        outcome(number, 13, 1, "main", Map.of(BOB, PushActions.NONE)),
        outcome(number, 14, 2, THREAD, Map.of(BOB, PushActions.NONE)),
        outcome(number, 15, 3, THREAD, Map.of(BOB, PushActions.NONE, ALICE, LOUD)),
        outcome(number, 16, 4, "main", Map.of(BOB, PushActions.NONE)));
    return messages;
  }

  private Tally tally(UserId user, long room, long after, boolean isFollowed) {
    return notifications()
        .tally(user, List.of(new Mark(room, after, isFollowed)), 100)
        .getOrDefault(room, Tally.NONE);
  }

  @Test
  default void theStoreIsEmptyAtFirst() {
    assertThat(notifications().total(1)).isZero();
    assertThat(notifications().tally(ALICE, List.of(), 10)).isEmpty();
    assertThat(tally(ALICE, 1, 0, true)).isEqualTo(Tally.NONE);
    assertThat(notifications().after(ALICE, FollowedRooms.ALL, 0, 10, 10)).isEmpty();
    assertThat(notifications().eventsAfter(0, 10)).isEmpty();
  }

  @Test
  default void whatNotifiesMostCountsForEverybodyWhomItDoesNothingElseTo() {
    fourMessages(new TestRoom(1));
    assertThat(notifications().total(1)).isEqualTo(4);
    assertThat(tally(CAROL, 1, 0, true))
        .isEqualTo(new Tally(new Counts(4, 0), Map.of(THREAD, new Counts(2, 0))));
    assertThat(tally(ALICE, 1, 0, true))
        .isEqualTo(new Tally(new Counts(4, 1), Map.of(THREAD, new Counts(2, 1))));
    assertThat(tally(BOB, 1, 0, true).all()).isEqualTo(Counts.NONE);
  }

  @Test
  default void whatTheUserDoesNotFollowCountsWhereTheUserIsMeant() {
    fourMessages(new TestRoom(1));
    assertThat(tally(CAROL, 1, 0, false)).isEqualTo(Tally.NONE);
    assertThat(tally(ALICE, 1, 0, false))
        .isEqualTo(new Tally(new Counts(1, 1), Map.of(THREAD, new Counts(1, 1))));
    assertThat(tally(BOB, 1, 0, false).all()).isEqualTo(Counts.NONE);
  }

  @Test
  default void onlyWhatComesAfterTheMarkIsCountedAndNothingAfterTheLastPosition() {
    fourMessages(new TestRoom(1));
    assertThat(tally(CAROL, 1, 14, true))
        .isEqualTo(new Tally(new Counts(2, 0), Map.of(THREAD, new Counts(1, 0))));
    assertThat(tally(CAROL, 1, 16, true).all()).isEqualTo(Counts.NONE);
    Mark mark = new Mark(1, 13, true);
    assertThat(notifications().tally(CAROL, List.of(mark), 15))
        .containsEntry(1L, new Tally(new Counts(2, 0), Map.of(THREAD, new Counts(2, 0))));
    assertThat(notifications().inThread(CAROL, mark, THREAD, 14)).isEqualTo(new Counts(1, 0));
    assertThat(notifications().inThread(ALICE, mark, THREAD, 16)).isEqualTo(new Counts(2, 1));
    assertThat(notifications().inThread(ALICE, new Mark(1, 0, false), THREAD, 16))
        .isEqualTo(new Counts(1, 1));
    assertThat(notifications().inThread(BOB, mark, THREAD, 16)).isEqualTo(Counts.NONE);
  }

  @Test
  default void roomsAreCountedTogetherAndApart() {
    fourMessages(new TestRoom(1));
    TestRoom other = new TestRoom(2);
    other.member(ALICE, Membership.JOIN);
    other.message(BOB, "there");
    store(other.append(20));
    append(outcome(2, 21, 1, "main", Map.of()));
    List<Mark> marks = List.of(new Mark(1, 15, true), new Mark(2, 0, true), new Mark(3, 0, false));
    assertThat(notifications().tally(ALICE, marks, 100))
        .containsEntry(1L, new Tally(new Counts(1, 0), Map.of()))
        .containsEntry(2L, new Tally(new Counts(1, 0), Map.of()))
        .containsEntry(3L, Tally.NONE);
  }

  @Test
  default void whatWasRedactedCountsForNobody() {
    fourMessages(new TestRoom(1));
    transactions()
        .inTransaction(
            () -> {
              notifications().redact(1, 15);
              notifications().redact(1, 13);
            });
    assertThat(tally(CAROL, 1, 0, true))
        .isEqualTo(new Tally(new Counts(2, 0), Map.of(THREAD, new Counts(1, 0))));
    assertThat(tally(ALICE, 1, 0, true).all()).isEqualTo(new Counts(2, 0));
    assertThat(tally(ALICE, 1, 0, false).all()).isEqualTo(Counts.NONE);
    assertThat(tally(BOB, 1, 0, true).all()).isEqualTo(Counts.NONE);
    assertThat(notifications().inThread(CAROL, new Mark(1, 0, true), THREAD, 100))
        .isEqualTo(new Counts(1, 0));
    assertThat(notifications().after(ALICE, FollowedRooms.ALL, 0, 100, 10))
        .extracting(Notification::position)
        .containsExactly(14L, 16L);
  }

  @Test
  default void notificationsAreListedFromTheOldestOrTheNewest() {
    TestRoom room = new TestRoom(1);
    List<NewEvent> messages = fourMessages(room);
    assertThat(notifications().after(ALICE, FollowedRooms.ALL, 13, 100, 2))
        .containsExactly(
            new Notification(
                14, room.room(), messages.get(1).event().eventId(), THREAD, JsonObject.empty()),
            new Notification(
                15, room.room(), messages.get(2).event().eventId(), THREAD, LOUD.tweaks()));
    assertThat(notifications().after(ALICE, FollowedRooms.ALL, 13, 14, 10)).hasSize(1);
    assertThat(notifications().before(ALICE, FollowedRooms.ALL, 16, false, 2))
        .extracting(Notification::position)
        .containsExactly(15L, 14L);
    assertThat(notifications().before(ALICE, FollowedRooms.ALL, 100, true, 10))
        .extracting(Notification::position)
        .containsExactly(15L);
    assertThat(notifications().before(BOB, FollowedRooms.ALL, 100, false, 10)).isEmpty();
  }

  @Test
  default void inRoomsThatAreNotFollowedOnlyWhatMeansTheUserIsListed() {
    TestRoom room = new TestRoom(1);
    fourMessages(room);
    FollowedRooms none = new FollowedRooms(false, Set.of());
    FollowedRooms one = new FollowedRooms(false, Set.of(room.room().roomId()));
    FollowedRooms others = new FollowedRooms(true, Set.of(room.room().roomId()));
    assertThat(notifications().after(ALICE, none, 0, 100, 10)).hasSize(1);
    assertThat(notifications().after(ALICE, others, 0, 100, 10)).hasSize(1);
    assertThat(notifications().after(ALICE, one, 0, 100, 10)).hasSize(4);
    assertThat(notifications().after(CAROL, none, 0, 100, 10)).isEmpty();
  }

  @Test
  default void whoCameLaterOrLeftIsToldOfNothing() {
    TestRoom room = new TestRoom(1);
    fourMessages(room);
    room.member(CAROL, Membership.LEAVE);
    room.member(new UserId("@dan:test.example"), Membership.JOIN);
    store(room.append(20));
    assertThat(notifications().after(CAROL, FollowedRooms.ALL, 0, 100, 10)).isEmpty();
    assertThat(notifications().after(new UserId("@dan:test.example"), FollowedRooms.ALL, 0, 100, 9))
        .isEmpty();
    room.member(CAROL, Membership.JOIN);
    store(room.append(30));
    assertThat(notifications().after(CAROL, FollowedRooms.ALL, 0, 100, 10)).isEmpty();
  }

  @Test
  default void anInviteIsListedThoughTheUserIsNotInTheRoom() {
    TestRoom room = new TestRoom(1);
    NewEvent invite = room.member(ALICE, Membership.INVITE);
    store(room.append(10));
    append(
        new EventOutcome(
            10, 1, "main", PushActions.NONE, 0, new LinkedHashMap<>(Map.of(ALICE, PLAIN))));
    assertThat(notifications().total(1)).isZero();
    assertThat(notifications().after(ALICE, FollowedRooms.ALL, 0, 100, 10))
        .extracting(Notification::event)
        .containsExactly(invite.event().eventId());
  }

  @Test
  default void eventsOfAllRoomsAreFoundByTheirPositions() {
    fourMessages(new TestRoom(1));
    TestRoom other = new TestRoom(2);
    other.member(ALICE, Membership.JOIN);
    store(other.append(20));
    assertThat(notifications().eventsAfter(14, 10))
        .extracting(place -> place.position())
        .containsExactly(15L, 16L, 20L);
    assertThat(notifications().eventsAfter(14, 1)).hasSize(1);
    assertThat(notifications().eventsAfter(20, 10)).isEmpty();
  }

  @Test
  default void whatIsKeptIsReadBackAndReplaced() {
    fourMessages(new TestRoom(1));
    transactions().inTransaction(() -> notifications().redact(1, 14));
    List<KeptOutcome> kept = notifications().kept(1, 13, 2);
    assertThat(kept).extracting(each -> each.outcome().position()).containsExactly(14L, 15L);
    assertThat(kept).extracting(KeptOutcome::isRedacted).containsExactly(true, false);
    assertThat(kept.getLast().outcome())
        .isEqualTo(outcome(1, 15, 3, THREAD, Map.of(BOB, PushActions.NONE, ALICE, LOUD)));
    List<KeptOutcome> all = notifications().kept(1, 0, 10);
    transactions().inTransaction(() -> notifications().replace(1, all));
    assertThat(notifications().kept(1, 0, 10)).isEqualTo(all).hasSize(4);
    transactions().inTransaction(() -> notifications().replace(1, kept));
    assertThat(notifications().kept(1, 0, 10)).isEqualTo(kept);
    assertThat(notifications().kept(2, 0, 10)).isEmpty();
    assertThat(tally(ALICE, 1, 0, true).threads()).containsEntry(THREAD, new Counts(1, 1));
  }
}
