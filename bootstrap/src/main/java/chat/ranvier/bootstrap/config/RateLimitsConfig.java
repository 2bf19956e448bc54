package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import java.util.Optional;

/** How often clients may ask. */
@Section(
    title = "Rate limits",
    doc =
        "How often clients may ask. Each limit has `per_second`, how many in a second on the long"
            + " run, and `burst_count`, how many at once before waiting begins; one that is left"
            + " out keeps its default.")
public record RateLimitsConfig(
    @Option(
            name = "rc_message",
            byDefault = "{per_second: 0.2, burst_count: 10}",
            doc = "Sending, for each account.")
        RateLimitConfig message,
    @Option(
            name = "rc_admin_redaction",
            doc = "Redactions by administrators of a room; as `rc_message` where it is left out.")
        Optional<RateLimitConfig> adminRedaction,
    @Option(
            name = "rc_registration",
            byDefault = "{per_second: 0.17, burst_count: 3}",
            doc = "Registration, for each IP address.")
        RateLimitConfig registration,
    @Option(name = "rc_login", doc = "Login.") LoginRateLimitsConfig login,
    @Option(name = "rc_joins", doc = "Joins, for each account.") JoinRateLimitsConfig joins,
    @Option(
            name = "rc_joins_per_room",
            byDefault = "{per_second: 1, burst_count: 10}",
            doc = "Joins of anybody to a room, for each room.")
        RateLimitConfig joinsPerRoom,
    @Option(name = "rc_invites", doc = "Invitations.") InviteRateLimitsConfig invites,
    @Option(
            name = "rc_key_requests",
            byDefault = "{per_second: 20, burst_count: 100}",
            doc =
                "Requests for keys to the devices of others, for each account; what is above goes"
                    + " nowhere.")
        RateLimitConfig keyRequests) {
  /** The limit for redactions by administrators of a room. */
  public RateLimitConfig adminRedactionOrMessage() {
    return adminRedaction.orElse(message);
  }
}
