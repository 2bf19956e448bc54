package chat.ranvier.application.timeline;

import java.util.List;

/**
 * An event and what happened around it.
 *
 * @param before the events before it, the nearest first
 * @param after the events after it, the nearest first
 * @param state the room's state at the last of all these events
 * @param start where to read on backwards
 * @param end where to read on forwards
 */
public record EventContext(
    ClientEvent event,
    List<ClientEvent> before,
    List<ClientEvent> after,
    List<ClientEvent> state,
    TimelineToken start,
    TimelineToken end) {}
