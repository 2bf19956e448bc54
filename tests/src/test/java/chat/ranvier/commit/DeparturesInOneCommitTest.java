package chat.ranvier.commit;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.membership.ForgottenDepartures;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is forgotten of rooms that were left, where much happens in one transaction. */
final class DeparturesInOneCommitTest {
  private static final UserId ALICE = new UserId("@alice:test.example");
  private static final UserId BOB = new UserId("@bob:test.example");
  private static final UserId AWAY = new UserId("@alice:elsewhere.example");

  private final MemoryDatabase database = new MemoryDatabase();
  private final RoomStore rooms = new MemoryRoomStore(database);
  private final MembershipStore memberships = new MemoryMembershipStore(database);
  private final ForgottenDepartures departures =
      new ForgottenDepartures(new ServerName("test.example"), memberships);
  private final TestRoom room = new TestRoom(1);

  private void store(List<PositionedAppend> appends) {
    database.inTransaction(
        () -> {
          rooms.append(appends);
          departures.append(appends);
        });
  }

  private boolean isForgottenBy(UserId user) {
    return memberships.find(user, 1).map(RoomMembership::forgotten).orElseThrow();
  }

  @Test
  void whoLeftAndCameBackRemembers() {
    room.member(ALICE, Membership.LEAVE);
    room.member(BOB, Membership.BAN);
    PositionedAppend first = room.append(10);
    room.member(ALICE, Membership.JOIN);
    store(List.of(first, room.append(12)));
    assertThat(isForgottenBy(ALICE)).isFalse();
    assertThat(isForgottenBy(BOB)).isTrue();
  }

  @Test
  void usersOfOtherServersAreNotCaredFor() {
    room.member(AWAY, Membership.LEAVE);
    room.member(BOB, Membership.LEAVE);
    store(List.of(room.append(10)));
    assertThat(isForgottenBy(AWAY)).isFalse();
    assertThat(isForgottenBy(BOB)).isTrue();
  }
}
