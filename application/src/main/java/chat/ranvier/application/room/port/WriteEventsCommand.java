package chat.ranvier.application.room.port;

import chat.ranvier.domain.event.EventDraft;
import java.util.List;
import java.util.Optional;

/**
 * Adds events to a room.
 *
 * @param events at least one, in order; a state event equal to the current one is not stored again
 * @param transaction how a client sent the only event, where one did
 */
public record WriteEventsCommand(List<EventDraft> events, Optional<ClientTransaction> transaction) {
  /** Adds one event. */
  public static WriteEventsCommand of(EventDraft event) {
    return new WriteEventsCommand(List.of(event), Optional.empty());
  }

  /** Adds one event that a client sent. */
  public static WriteEventsCommand of(EventDraft event, ClientTransaction transaction) {
    return new WriteEventsCommand(List.of(event), Optional.of(transaction));
  }
}
