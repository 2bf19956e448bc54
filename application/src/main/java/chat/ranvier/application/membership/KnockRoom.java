package chat.ranvier.application.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;

/**
 * Asks to be let into a room.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#knocking-on-rooms">Knocking on
 *     rooms</a>
 */
public final class KnockRoom {
  private final Rooms rooms;
  private final MemberWriter members;
  private final RateLimiters limits;

  /** Writes knocks by this writer. */
  public KnockRoom(Rooms rooms, MemberWriter members, RateLimiters limits) {
    this.rooms = rooms;
    this.members = members;
    this.limits = limits;
  }

  /**
   * Knocks.
   *
   * @param content the content of the member event, as its user wants it
   * @throws MatrixFailure {@code M_FORBIDDEN} where the room takes no knocks or not from the user,
   *     {@code M_NOT_FOUND} where there is no such room, {@code M_LIMIT_EXCEEDED}
   */
  public EventId handle(Requester requester, RoomId room, JsonObject content) {
    requester.mustNotBeSuspended();
    if (rooms.find(room).isEmpty()) {
      throw new MatrixFailure(ErrorCode.NOT_FOUND, "That room does not appear to exist.");
    }
    limits.localJoin().take(requester.user().value());
    return members.write(room, requester.user(), requester.user(), Membership.KNOCK, content);
  }
}
