package chat.ranvier.application.ratelimit;

import java.util.Optional;

/**
 * All limits by their documented names, {@code rc_message} and so on.
 *
 * @param message {@code rc_message}, by sender
 * @param adminRedaction {@code rc_admin_redaction}, by sender; without it {@code rc_message} counts
 * @param registration {@code rc_registration} and its kind
 * @param login {@code rc_login}
 * @param joins {@code rc_joins} and {@code rc_joins_per_room}
 * @param invites {@code rc_invites} and its kind
 * @param keyRequests {@code rc_key_requests}, by who asks others' devices for keys of rooms
 * @param thirdPartyValidation {@code rc_3pid_validation}, by user or address
 */
public record RateLimits(
    RateLimit message,
    Optional<RateLimit> adminRedaction,
    Registration registration,
    Login login,
    Joins joins,
    Invites invites,
    RateLimit keyRequests,
    RateLimit thirdPartyValidation) {

  /** The documented defaults. */
  public static RateLimits defaults() {
    return new RateLimits(
        new RateLimit(0.2, 10),
        Optional.empty(),
        new Registration(new RateLimit(0.17, 3), new RateLimit(0.1, 5)),
        new Login(new RateLimit(0.003, 5), new RateLimit(0.03, 5), new RateLimit(0.17, 3)),
        new Joins(new RateLimit(0.1, 10), new RateLimit(0.01, 10), new RateLimit(1, 10)),
        new Invites(
            new RateLimit(0.3, 10),
            new RateLimit(0.003, 5),
            new RateLimit(0.3, 10),
            new RateLimit(0.2, 10)),
        new RateLimit(20, 100),
        new RateLimit(0.003, 5));
  }

  /** Limits that nobody reaches, for tests and measurements. */
  public static RateLimits none() {
    RateLimit none = new RateLimit(1e6, 1_000_000);
    return new RateLimits(
        none,
        Optional.empty(),
        new Registration(none, none),
        new Login(none, none, none),
        new Joins(none, none, none),
        new Invites(none, none, none, none),
        none,
        none);
  }

  /**
   * Limits of those who want an account, by address.
   *
   * @param request {@code rc_registration}
   * @param tokenValidity {@code rc_registration_token_validity}
   */
  public record Registration(RateLimit request, RateLimit tokenValidity) {}

  /**
   * Limits of logging in.
   *
   * @param address {@code rc_login.address}
   * @param account {@code rc_login.account}
   * @param failedAttempts {@code rc_login.failed_attempts}, by account, failures only
   */
  public record Login(RateLimit address, RateLimit account, RateLimit failedAttempts) {}

  /**
   * Limits of joining.
   *
   * @param local {@code rc_joins.local}, by user, for rooms that this server is in
   * @param remote {@code rc_joins.remote}, by user, for other rooms
   * @param perRoom {@code rc_joins_per_room}, by room
   */
  public record Joins(RateLimit local, RateLimit remote, RateLimit perRoom) {}

  /**
   * Limits of inviting.
   *
   * @param perRoom {@code rc_invites.per_room}
   * @param perUser {@code rc_invites.per_user}, by who is invited
   * @param perIssuer {@code rc_invites.per_issuer}, by who invites
   * @param thirdParty {@code rc_third_party_invite}, by who invites an address
   */
  public record Invites(
      RateLimit perRoom, RateLimit perUser, RateLimit perIssuer, RateLimit thirdParty) {}
}
