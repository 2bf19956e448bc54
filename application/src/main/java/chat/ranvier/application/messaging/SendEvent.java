package chat.ranvier.application.messaging;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.content.SentContent;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.redaction.RedactEvent;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.room.port.RoomWriters;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Sends an event that is no state into a room.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3roomsroomidsendeventtypetxnid">PUT
 *     send</a>
 */
public final class SendEvent {
  private final RoomWriters writers;
  private final RedactEvent redactEvent;
  private final RateLimiters limits;
  private final Time time;

  /** Writes events by this writer. */
  public SendEvent(RoomWriters writers, RedactEvent redactEvent, RateLimiters limits, Time time) {
    this.writers = writers;
    this.redactEvent = redactEvent;
    this.limits = limits;
    this.time = time;
  }

  /**
   * Sends the event; what the same device sent before by the same transaction is not sent again.
   *
   * @return the event, be it new or sent before
   * @throws MatrixFailure {@code M_FORBIDDEN} where the requester may not, {@code M_TOO_LARGE},
   *     {@code M_BAD_JSON} where the content is not what the type asks for, {@code
   *     M_LIMIT_EXCEEDED}
   */
  public EventId handle(
      Requester requester, RoomId room, String type, JsonObject content, String transactionId) {
    Optional<ClientTransaction> transaction =
        requester
            .device()
            .map(
                device ->
                    new ClientTransaction(
                        requester.user(),
                        device,
                        "send|" + room.value() + "|" + type,
                        transactionId));
    SentContent.checkMessage(type, content);
    if (type.equals("m.room.redaction")) {
      return redactEvent.handle(requester, room, redacts(content), content, transaction);
    }
    requester.mustNotBeSuspended();
    limits.message().take(requester.user().value());
    EventDraft draft = EventDraft.message(type, requester.user(), content, time.nowMillis());
    return writers.write(room, new WriteEventsCommand(List.of(draft), transaction)).eventId();
  }

  private static EventId redacts(JsonObject content) {
    return content
        .string("redacts")
        .map(EventId::parse)
        .orElseThrow(
            () -> new MatrixFailure(ErrorCode.BAD_JSON, "A redaction names what it redacts"));
  }
}
