package chat.ranvier.db.memory.membership;

import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The memberships of a database in memory. */
public final class MemoryMembershipStore implements MembershipStore {
  private record UserRoom(UserId user, long room) {
    static final Comparator<UserRoom> ORDER =
        Comparator.comparing(UserRoom::user).thenComparingLong(UserRoom::room);
  }

  private record RoomUser(long room, String user) {
    static final Comparator<RoomUser> ORDER =
        Comparator.comparingLong(RoomUser::room).thenComparing(RoomUser::user);
  }

  private final MemoryTable<UserRoom, RoomMembership> byUser;
  private final MemoryTable<RoomUser, RoomMembership> byRoom;

  private final MemoryTable<UserId, Account> accounts;

  /** The memberships of this database. */
  public MemoryMembershipStore(MemoryDatabase database) {
    this.byUser = database.table("memberships", UserRoom.ORDER);
    this.accounts = database.table("users");
    this.byRoom = database.table("memberships_by_room", RoomUser.ORDER);
  }

  /** Stores a membership in place of the one before. */
  public void put(RoomMembership membership) {
    long room = membership.room().number();
    byUser.put(new UserRoom(membership.user(), room), membership);
    byRoom.put(new RoomUser(room, membership.user().value()), membership);
  }

  /** Puts these in place of all memberships of the room. */
  public void put(long room, List<RoomMembership> memberships) {
    for (Membership membership : Membership.values()) {
      for (RoomMembership place : members(room, membership, Integer.MAX_VALUE)) {
        byUser.remove(new UserRoom(place.user(), room));
        byRoom.remove(new RoomUser(room, place.user().value()));
      }
    }
    memberships.forEach(this::put);
  }

  @Override
  public List<RoomMembership> roomsOf(UserId user) {
    UserRoom first = new UserRoom(user, Long.MIN_VALUE);
    UserRoom last = new UserRoom(user, Long.MAX_VALUE);
    return byUser.read(rows -> List.copyOf(rows.subMap(first, true, last, true).values()));
  }

  @Override
  public Optional<RoomMembership> find(UserId user, long room) {
    return byUser.find(new UserRoom(user, room));
  }

  @Override
  public List<RoomMembership> members(long room, Membership membership, int limit) {
    return byRoom.read(
        rows ->
            rows.tailMap(new RoomUser(room, "")).values().stream()
                .takeWhile(member -> member.room().number() == room)
                .filter(member -> member.membership() == membership)
                .limit(limit)
                .toList());
  }

  @Override
  public List<UserId> guestsIn(long room) {
    return members(room, Membership.JOIN, Integer.MAX_VALUE).stream()
        .map(RoomMembership::user)
        .filter(user -> accounts.find(user).filter(it -> it.standing().guest()).isPresent())
        .toList();
  }

  @Override
  public void forget(UserId user, long room) {
    find(user, room).ifPresent(membership -> put(membership.forgottenSince()));
  }
}
