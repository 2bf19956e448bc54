package chat.ranvier.application.state;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.membership.SetMembership;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.room.port.RoomWriters;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;

/**
 * Changes a room's state.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3roomsroomidstateeventtypestatekey">PUT
 *     state</a>
 */
public final class SetState {
  private final RoomWriters writers;
  private final SetMembership setMembership;
  private final StateContent contents;
  private final RateLimiters limits;
  private final Time time;

  /** Writes events by this writer. */
  public SetState(
      RoomWriters writers,
      SetMembership setMembership,
      StateContent contents,
      RateLimiters limits,
      Time time) {
    this.writers = writers;
    this.setMembership = setMembership;
    this.contents = contents;
    this.limits = limits;
    this.time = time;
  }

  /**
   * Fills a slot.
   *
   * @return the event in the slot, be it new or there before with the same content
   * @throws chat.ranvier.application.failure.MatrixFailure {@code M_FORBIDDEN} where the requester
   *     may not, {@code M_BAD_JSON}, {@code M_INVALID_PARAM}, {@code M_INVALID_ROOM_STATE}, {@code
   *     M_BAD_ALIAS}, {@code M_TOO_LARGE}, {@code M_LIMIT_EXCEEDED}
   */
  public EventId handle(Requester requester, RoomId room, StateSlot slot, JsonObject content) {
    requester.mustNotBeSuspended();
    if (slot.type().equals("m.room.member")) {
      return setMembership.handle(requester, room, UserId.parse(slot.stateKey()), content);
    }
    contents.check(requester.user(), room, slot, content);
    limits.message().take(requester.user().value());
    EventDraft draft = EventDraft.state(slot, requester.user(), content, time.nowMillis());
    return writers.write(room, WriteEventsCommand.of(draft)).eventId();
  }
}
