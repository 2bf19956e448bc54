package chat.ranvier.application.redaction;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.room.RoomCaches;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.room.port.RoomWriters;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * Takes back what an event says.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3roomsroomidredacteventidtxnid">PUT
 *     redact</a>
 */
public final class RedactEvent {
  private static final String REDACTION = "m.room.redaction";
  private static final Set<String> LASTING = Set.of("m.room.create", "m.room.server_acl");

  private final RoomCaches events;
  private final RoomWriters writers;
  private final RateLimiters limits;
  private final Time time;

  /** Writes redactions by this writer. */
  public RedactEvent(RoomCaches events, RoomWriters writers, RateLimiters limits, Time time) {
    this.events = events;
    this.writers = writers;
    this.limits = limits;
    this.time = time;
  }

  /**
   * Redacts an event; one that is not known here may come to be known later.
   *
   * @param content the content of the redaction, such as its reason
   * @param transactionId what makes a repetition by the same device known as one
   * @return the redaction
   * @throws MatrixFailure {@code M_FORBIDDEN} where the requester may not, or nobody may; {@code
   *     M_INVALID_PARAM} where the event is another room's; {@code M_LIMIT_EXCEEDED}
   */
  public EventId handle(
      Requester requester, RoomId room, EventId target, JsonObject content, String transactionId) {
    String scope = "redact|" + room.value() + "|" + target.value();
    Optional<ClientTransaction> transaction =
        requester
            .device()
            .map(device -> new ClientTransaction(requester.user(), device, scope, transactionId));
    return handle(requester, room, target, content, transaction);
  }

  /**
   * Redacts an event under a transaction of another endpoint's.
   *
   * @throws MatrixFailure as the other
   */
  public EventId handle(
      Requester requester,
      RoomId room,
      EventId target,
      JsonObject content,
      Optional<ClientTransaction> transaction) {
    Optional<Pdu> event = events.event(target).map(stored -> stored.event());
    boolean isOwn =
        event.map(Pdu::sender).filter(sender -> sender.equals(requester.user())).isPresent();
    if (!isOwn) {
      requester.mustNotBeSuspended();
    }
    event.ifPresent(known -> check(known, room));
    UserId user = requester.user();
    (isOwn ? limits.message() : limits.adminRedaction()).take(user.value());
    EventDraft draft =
        new EventDraft(
            REDACTION, Optional.empty(), user, content, time.nowMillis(), Optional.of(target));
    return writers.write(room, command(draft, transaction)).eventId();
  }

  private static WriteEventsCommand command(
      EventDraft draft, Optional<ClientTransaction> transaction) {
    return transaction
        .map(known -> WriteEventsCommand.of(draft, known))
        .orElseGet(() -> WriteEventsCommand.of(draft));
  }

  private static void check(Pdu event, RoomId room) {
    if (!event.roomId().equals(room)) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "Cannot redact event from a different room");
    }
    if (event.isState() && LASTING.contains(event.type())) {
      throw new MatrixFailure(
          ErrorCode.FORBIDDEN, "Redacting " + event.type() + " events is not permitted");
    }
  }
}
