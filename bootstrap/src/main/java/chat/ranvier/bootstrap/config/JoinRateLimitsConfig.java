package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;

/** How often an account may join rooms. */
public record JoinRateLimitsConfig(
    @Option(
            name = "local",
            byDefault = "{per_second: 0.1, burst_count: 10}",
            doc = "Rooms that the server is in already.")
        RateLimitConfig local,
    @Option(
            name = "remote",
            byDefault = "{per_second: 0.01, burst_count: 10}",
            doc = "Rooms that the server has to join first.")
        RateLimitConfig remote) {}
