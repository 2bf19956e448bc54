package chat.ranvier.application.timeline;

import java.util.List;
import java.util.Optional;

/**
 * A page of a room's timeline.
 *
 * @param start where it begins
 * @param end where the next page begins; none where there is no more to see
 * @param chunk the events, in the order asked for
 * @param state the member events of those who sent them, where they were asked for
 */
public record EventPage(
    TimelineToken start,
    Optional<TimelineToken> end,
    List<ClientEvent> chunk,
    List<ClientEvent> state) {}
