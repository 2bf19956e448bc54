package chat.ranvier.application.room.port;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.state.StateRoot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An event that joins a room's timeline.
 *
 * @param number the event's number, from 1, given out once
 * @param stateBefore the room's state before the event
 * @param slot the number of the slot it fills, where it is a state event
 * @param currentStateAfter the room's current state once the event is in, where the event changed
 *     it
 * @param memberships the members of the current state who have changed by it: its own user, and
 *     where branches of the graph meet perhaps others; not to be changed
 * @param redacts the event it redacts, where its sender may redact it
 * @param transaction how a client sent it, where one did
 */
public record NewEvent(
    long number,
    Pdu event,
    StateRoot stateBefore,
    OptionalInt slot,
    Optional<StateRoot> currentStateAfter,
    List<MembershipChange> memberships,
    Optional<EventId> redacts,
    Optional<ClientTransaction> transaction) {}
