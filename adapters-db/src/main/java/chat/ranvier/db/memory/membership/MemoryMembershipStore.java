package chat.ranvier.db.memory.membership;

import chat.ranvier.application.account.port.Account;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.membership.port.UserInRoom;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
  private final MemoryTable<UserRoom, Long> since;

  private final MemoryTable<UserId, Account> accounts;

  /** The memberships of this database. */
  public MemoryMembershipStore(MemoryDatabase database) {
    this.byUser = database.table("memberships", UserRoom.ORDER);
    this.accounts = database.table("users");
    this.byRoom = database.table("memberships_by_room", RoomUser.ORDER);
    this.since = database.table("memberships_since", UserRoom.ORDER);
  }

  /** Stores a membership in place of the one before. */
  public void put(RoomMembership membership) {
    long room = membership.room().number();
    UserRoom key = new UserRoom(membership.user(), room);
    if (byUser.find(key).filter(now -> now.membership() == membership.membership()).isEmpty()) {
      since.put(key, membership.position());
    }
    byUser.put(key, membership);
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
  public Map<Long, Long> joinedSince(UserId user, Collection<Long> rooms) {
    Map<Long, Long> found = new HashMap<>();
    for (long room : rooms) {
      find(user, room)
          .filter(place -> place.membership() == Membership.JOIN)
          .flatMap(place -> since.find(new UserRoom(user, room)))
          .ifPresent(position -> found.put(room, position));
    }
    return found;
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
  public List<UserId> joinedAmong(long room, Collection<UserId> users) {
    return users.stream()
        .filter(
            user ->
                find(user, room).filter(place -> place.membership() == Membership.JOIN).isPresent())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public List<UserId> guestsIn(long room) {
    return members(room, Membership.JOIN, Integer.MAX_VALUE).stream()
        .map(RoomMembership::user)
        .filter(user -> accounts.find(user).filter(it -> it.standing().guest()).isPresent())
        .toList();
  }

  @Override
  public List<UserId> sharing(UserId user, Collection<UserId> others) {
    Set<UserId> wanted = Set.copyOf(others);
    return joined(user)
        .flatMap(
            place -> members(place.room().number(), Membership.JOIN, Integer.MAX_VALUE).stream())
        .map(RoomMembership::user)
        .filter(wanted::contains)
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<RoomMembership> joined(UserId user) {
    return roomsOf(user).stream().filter(place -> place.membership() == Membership.JOIN);
  }

  @Override
  public List<UserId> met(UserId user, long after, long upTo) {
    return joined(user)
        .flatMap(
            mine ->
                members(mine.room().number(), Membership.JOIN, Integer.MAX_VALUE).stream()
                    .filter(place -> isSinceIn(mine, after, upTo) || isSinceIn(place, after, upTo)))
        .map(RoomMembership::user)
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public List<UserId> parted(UserId user, long after, long upTo) {
    return roomsOf(user).stream()
        .flatMap(
            mine ->
                byRoom
                    .read(
                        rows ->
                            List.copyOf(
                                rows.tailMap(new RoomUser(mine.room().number(), "")).values()))
                    .stream()
                    .takeWhile(place -> place.room().equals(mine.room()))
                    .filter(place -> isParted(mine, place, after, upTo)))
        .map(RoomMembership::user)
        .distinct()
        .sorted()
        .toList();
  }

  private boolean isParted(RoomMembership mine, RoomMembership other, long after, long upTo) {
    if (mine.membership() == Membership.JOIN) {
      return other.isOver() && isSinceIn(other, after, upTo);
    }
    return mine.isOver()
        && isSinceIn(mine, after, upTo)
        && (other.membership() == Membership.JOIN || isSinceIn(other, after, Long.MAX_VALUE));
  }

  private boolean isSinceIn(RoomMembership place, long after, long upTo) {
    long position = since.find(new UserRoom(place.user(), place.room().number())).orElseThrow();
    return position > after && position <= upTo;
  }

  @Override
  public void forget(List<UserInRoom> forgotten) {
    for (UserInRoom each : forgotten) {
      find(each.user(), each.room())
          .filter(RoomMembership::isOver)
          .ifPresent(membership -> put(membership.forgottenSince()));
    }
  }
}
