package chat.ranvier.domain.room;

import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.function.Predicate;

/**
 * The members by whose names a room without a name of its own is called.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#calculating-the-display-name-for-a-room">Calculating
 *     the display name for a room</a>
 */
public final class RoomSummaryHeroes {
  /** The most heroes a room has. */
  public static final int MAX = 5;

  private RoomSummaryHeroes() {}

  /** A user whom the room has a membership of. */
  public record Member(UserId user, Membership membership) {}

  /**
   * The first five who are joined or invited; where there is none, the first five who are banned or
   * have left. The reader is never among them.
   *
   * @param members the room's members, by the order in which their memberships came about
   */
  public static List<UserId> select(List<Member> members, UserId reader) {
    List<UserId> present = first(members, reader, member -> isPresent(member.membership()));
    return present.isEmpty()
        ? first(members, reader, member -> isAbsent(member.membership()))
        : present;
  }

  private static boolean isPresent(Membership membership) {
    return membership == Membership.JOIN || membership == Membership.INVITE;
  }

  private static boolean isAbsent(Membership membership) {
    return membership == Membership.LEAVE || membership == Membership.BAN;
  }

  private static List<UserId> first(
      List<Member> members, UserId reader, Predicate<Member> condition) {
    return members.stream()
        .filter(condition)
        .map(Member::user)
        .filter(user -> !user.equals(reader))
        .limit(MAX)
        .toList();
  }
}
