package chat.ranvier.application.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;

/**
 * Brings a user into a room.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#joining-rooms">Joining rooms</a>
 */
public final class JoinRoom {
  private final Rooms rooms;
  private final MemberWriter members;
  private final RestrictedJoins restricted;
  private final RateLimiters limits;

  /** Writes joins by this writer. */
  public JoinRoom(
      ServerName server,
      Rooms rooms,
      MembershipStore memberships,
      MemberWriter members,
      RateLimiters limits) {
    this.rooms = rooms;
    this.members = members;
    this.restricted = new RestrictedJoins(server, rooms, memberships);
    this.limits = limits;
  }

  /**
   * Joins the room; who is in it already stays, and nothing happens.
   *
   * @param content what the member event is to hold beside the membership, a {@code reason} for
   *     example
   * @throws MatrixFailure {@code M_FORBIDDEN} where the room does not let the user in, {@code
   *     M_GUEST_ACCESS_FORBIDDEN} where it lets no guests in, {@code M_NOT_FOUND} where there is no
   *     such room, {@code M_LIMIT_EXCEEDED}
   */
  public void handle(Requester requester, RoomId roomId, JsonObject content) {
    requester.mustNotBeSuspended();
    RoomSnapshot room = known(roomId);
    if (room.membership(requester.user()) != Membership.JOIN) {
      join(requester, room, content.without(MemberContent.AUTHORISED_VIA));
    }
  }

  /**
   * Joins the room, or changes the member event of who is in it already.
   *
   * @param content the content of the member event, as its user wants it
   * @throws MatrixFailure as {@link #handle}
   */
  EventId joinOrChange(Requester requester, RoomId roomId, JsonObject content) {
    RoomSnapshot room = known(roomId);
    JsonObject own = content.without(MemberContent.AUTHORISED_VIA);
    UserId user = requester.user();
    return room.membership(user) == Membership.JOIN
        ? members.write(roomId, user, user, Membership.JOIN, own)
        : join(requester, room, own);
  }

  private EventId join(Requester requester, RoomSnapshot room, JsonObject content) {
    UserId user = requester.user();
    RoomId roomId = room.room().roomId();
    if (requester.isGuest() && !GuestAdmission.isGiven(room)) {
      throw guestsRefused();
    }
    limits.localJoin().take(user.value());
    limits.joinPerRoom().take(roomId.value());
    JsonObject complete =
        restricted
            .voucher(room, user)
            .map(voucher -> content.with(MemberContent.AUTHORISED_VIA, voucher.value()))
            .orElse(content);
    EventId join = members.write(roomId, user, user, Membership.JOIN, complete);
    if (requester.isGuest()) {
      leaveWhereMeanwhileWithdrawn(roomId, user);
    }
    return join;
  }

  /** Where the room let guests in only until just before the join, nobody else ends it. */
  private void leaveWhereMeanwhileWithdrawn(RoomId room, UserId guest) {
    if (!GuestAdmission.isGiven(known(room))) {
      members.write(room, guest, guest, Membership.LEAVE, JsonObject.empty());
      throw guestsRefused();
    }
  }

  private RoomSnapshot known(RoomId roomId) {
    return rooms
        .find(roomId)
        .orElseThrow(
            () ->
                new MatrixFailure(
                    ErrorCode.NOT_FOUND,
                    "Can't join remote room because no servers that are in the room have been"
                        + " provided."));
  }

  private static MatrixFailure guestsRefused() {
    return new MatrixFailure(ErrorCode.GUEST_ACCESS_FORBIDDEN, "Guest access not allowed");
  }
}
