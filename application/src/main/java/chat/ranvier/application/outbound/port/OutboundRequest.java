package chat.ranvier.application.outbound.port;

import java.time.Duration;
import java.util.Optional;

/**
 * A request to a server of somebody else.
 *
 * @param url an absolute address of {@code http} or {@code https}
 * @param json the body; none where there is none
 * @param limit how long all of it may take, from the look-up of the name to the last byte
 * @param maxBytes how much the answer may hold
 */
public record OutboundRequest(
    String method, String url, Optional<byte[]> json, Duration limit, int maxBytes) {}
