package chat.ranvier.domain.push;

import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;

/**
 * A user whose push rules are tried on an event.
 *
 * @param displayName how the user is called in the event's room
 */
public record PushReader(UserId user, Optional<String> displayName) {}
