package chat.ranvier.application.device.port;

/**
 * A request of a device.
 *
 * @param at in milliseconds since 1970
 * @param address the client's network address; empty where it was forgotten
 * @param userAgent what the client calls itself; may be empty
 */
public record Sighting(long at, String address, String userAgent) {}
