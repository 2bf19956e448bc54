package chat.ranvier.application.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;

/** Changes a membership by naming the new one, as clients do when they send member events. */
public final class SetMembership {
  private final Rooms rooms;
  private final Changes changes;

  /** What changes memberships. */
  public record Changes(
      JoinRoom join, InviteUser invite, LeaveRoom leave, RemoveMember remove, KnockRoom knock) {}

  /** Goes by what is asked for to one of the changes. */
  public SetMembership(Rooms rooms, Changes changes) {
    this.rooms = rooms;
    this.changes = changes;
  }

  /**
   * Changes the membership.
   *
   * @param content the content of the member event
   * @throws MatrixFailure {@code M_BAD_JSON} where the content names no membership, {@code
   *     M_FORBIDDEN} where the requester may not
   */
  public EventId handle(Requester requester, RoomId room, UserId target, JsonObject content) {
    requester.mustNotBeSuspended();
    Membership wanted =
        new MemberContent(content)
            .membership()
            .orElseThrow(
                () -> new MatrixFailure(ErrorCode.BAD_JSON, "Content names no valid membership"));
    return switch (wanted) {
      case JOIN -> {
        requester.mustBe(target, "Nobody joins for somebody else");
        yield changes.join().joinOrChange(requester, room, content);
      }
      case KNOCK -> {
        requester.mustBe(target, "Nobody knocks for somebody else");
        yield changes.knock().handle(requester, room, content);
      }
      case INVITE -> changes.invite().handle(requester, room, target, content);
      case BAN -> changes.remove().ban(requester, room, target, content);
      case LEAVE -> remove(requester, room, target, content);
    };
  }

  private EventId remove(Requester requester, RoomId room, UserId target, JsonObject content) {
    if (requester.user().equals(target)) {
      return changes.leave().handle(requester, room, content);
    }
    boolean isBanned =
        rooms.find(room).map(it -> it.membership(target) == Membership.BAN).orElse(false);
    return isBanned
        ? changes.remove().unban(requester, room, target, content)
        : changes.remove().kick(requester, room, target, content);
  }
}
