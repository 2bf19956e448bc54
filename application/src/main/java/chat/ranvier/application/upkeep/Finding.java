package chat.ranvier.application.upkeep;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Optional;

/**
 * Something in storage that should not be as it is.
 *
 * @param event the event it concerns, where it concerns one
 * @param detail what is wrong, in words for people, without content of events
 */
public record Finding(RoomId room, Optional<EventId> event, Fault fault, String detail) {
  /** What can be wrong. */
  public enum Fault {
    /** The stored bytes are not the canonical form of an event. */
    NOT_CANONICAL,
    /** The event's id is not the hash of the event. */
    WRONG_EVENT_ID,
    /** The event's content is not what was hashed and signed, nor what redaction leaves. */
    WRONG_CONTENT_HASH,
    /** The state before the event does not authorise it. */
    NOT_AUTHORISED,
    /** The event follows one that is not stored, and the room knows of no gap there. */
    PREVIOUS_EVENT_MISSING,
    /** An event of this server is not deeper than one that it follows. */
    WRONG_DEPTH,
    /** The event came after deeper ones, and the room is taken for one in which none did. */
    WRONG_ORDER,
    /** The state before the event is not what the events that it follows on come to. */
    WRONG_STATE_BEFORE,
    /** A part of a state is missing, or is not what its name says. */
    BROKEN_STATE,
    /** A state names a slot or an event that is not there, or not of that slot. */
    WRONG_STATE_ENTRY,
    /** The current state is not what the forward extremities, or its table, say. */
    WRONG_CURRENT_STATE,
    /** A user's stored membership is not that of the current state. */
    WRONG_MEMBERSHIP,
    /** The room counts other members than it has. */
    WRONG_COUNT,
    /** The room's forward extremities are not the events that none follows. */
    WRONG_EXTREMITIES,
    /** What is kept of whom events notify, and how often, does not follow from them. */
    WRONG_NOTIFICATIONS;

    /** Whether it is about what is kept beside the events, and can be made anew from them. */
    public boolean isRepairable() {
      return switch (this) {
        case WRONG_CURRENT_STATE,
            WRONG_MEMBERSHIP,
            WRONG_COUNT,
            WRONG_EXTREMITIES,
            WRONG_NOTIFICATIONS ->
            true;
        case NOT_CANONICAL,
            WRONG_EVENT_ID,
            WRONG_CONTENT_HASH,
            NOT_AUTHORISED,
            PREVIOUS_EVENT_MISSING,
            WRONG_DEPTH,
            WRONG_ORDER,
            WRONG_STATE_BEFORE,
            BROKEN_STATE,
            WRONG_STATE_ENTRY ->
            false;
      };
    }
  }

  @Override
  public String toString() {
    return room + event.map(id -> " " + id).orElse("") + ": " + fault + ": " + detail;
  }
}
