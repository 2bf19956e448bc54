package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;

/** How often invitations may be sent. */
public record InviteRateLimitsConfig(
    @Option(
            name = "per_room",
            byDefault = "{per_second: 0.3, burst_count: 10}",
            doc = "To each room.")
        RateLimitConfig room,
    @Option(
            name = "per_user",
            byDefault = "{per_second: 0.003, burst_count: 5}",
            doc = "For each user who is invited.")
        RateLimitConfig invitee,
    @Option(
            name = "per_issuer",
            byDefault = "{per_second: 0.3, burst_count: 10}",
            doc = "From each user who invites.")
        RateLimitConfig inviter) {}
