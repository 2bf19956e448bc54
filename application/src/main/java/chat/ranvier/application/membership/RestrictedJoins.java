package chat.ranvier.application.membership;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.domain.event.content.JoinRulesContent;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.JoinRule;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who vouches for a user who comes into a restricted room because of being in another one.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#restricted-rooms">Restricted
 *     rooms</a>
 */
final class RestrictedJoins {
  private static final int MAX_CANDIDATES = 1_000;

  private final ServerName server;
  private final Rooms rooms;
  private final MembershipStore memberships;

  RestrictedJoins(ServerName server, Rooms rooms, MembershipStore memberships) {
    this.server = server;
    this.rooms = rooms;
    this.memberships = memberships;
  }

  /**
   * The member by whose right to invite the user comes in; none where none is needed.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} where the user is in none of the rooms that the rule
   *     names, {@code M_UNABLE_TO_GRANT_JOIN} where no user of this server may invite
   */
  Optional<UserId> voucher(RoomSnapshot room, UserId joining) {
    if (!isNeeded(room, joining)) {
      return Optional.empty();
    }
    boolean qualifies =
        joinRules(room).allowedRooms().stream()
            .flatMap(allowed -> rooms.find(allowed).stream())
            .anyMatch(allowed -> allowed.membership(joining) == Membership.JOIN);
    if (!qualifies) {
      throw new MatrixFailure(
          ErrorCode.FORBIDDEN,
          "You do not belong to any of the required rooms/spaces to join this room.");
    }
    return Optional.of(
        candidate(room)
            .orElseThrow(
                () ->
                    new MatrixFailure(
                        ErrorCode.UNABLE_TO_GRANT_JOIN,
                        "Nobody here may invite users to this room")));
  }

  private static boolean isNeeded(RoomSnapshot room, UserId joining) {
    Membership membership = room.membership(joining);
    return room.room().version().has(RoomVersionRule.RESTRICTED_JOINS)
        && joinRules(room).joinRule().filter(JoinRule::isRestricted).isPresent()
        && membership != Membership.INVITE
        && membership != Membership.JOIN
        && membership != Membership.BAN;
  }

  private static JoinRulesContent joinRules(RoomSnapshot room) {
    return new JoinRulesContent(
        room.state("m.room.join_rules")
            .map(event -> event.event().content())
            .orElse(JsonObject.empty()));
  }

  private Optional<UserId> candidate(RoomSnapshot room) {
    PowerLevels powerLevels = room.powerLevels();
    return Stream.concat(creator(room), members(room))
        .filter(user -> user.belongsTo(server))
        .filter(user -> powerLevels.ofUser(user) >= powerLevels.toInvite())
        .filter(user -> room.membership(user) == Membership.JOIN)
        .max(Comparator.comparingLong(powerLevels::ofUser));
  }

  private static Stream<UserId> creator(RoomSnapshot room) {
    return room.state("m.room.create").map(event -> event.event().sender()).stream();
  }

  private Stream<UserId> members(RoomSnapshot room) {
    return memberships.members(room.room().number(), Membership.JOIN, MAX_CANDIDATES).stream()
        .map(RoomMembership::user);
  }
}
