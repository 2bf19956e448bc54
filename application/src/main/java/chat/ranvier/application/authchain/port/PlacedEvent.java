package chat.ranvier.application.authchain.port;

import chat.ranvier.domain.auth.chain.ChainedEvent;

/**
 * A state event's place in its room's chain cover.
 *
 * @param room the room's number
 */
public record PlacedEvent(long room, ChainedEvent event) {}
