package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;

/** How often somebody may try to log in. */
public record LoginRateLimitsConfig(
    @Option(
            name = "address",
            byDefault = "{per_second: 0.003, burst_count: 5}",
            doc = "For each IP address.")
        RateLimitConfig address,
    @Option(
            name = "account",
            byDefault = "{per_second: 0.03, burst_count: 5}",
            doc = "For each account.")
        RateLimitConfig account,
    @Option(
            name = "failed_attempts",
            byDefault = "{per_second: 0.17, burst_count: 3}",
            doc = "For each account, counting only what failed.")
        RateLimitConfig failedAttempts) {}
