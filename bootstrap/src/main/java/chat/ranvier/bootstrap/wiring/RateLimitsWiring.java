package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.ratelimit.RateLimit;
import chat.ranvier.application.ratelimit.RateLimits;
import chat.ranvier.bootstrap.config.RateLimitConfig;
import chat.ranvier.bootstrap.config.RateLimitsConfig;

/**
 * Makes limits of what the configuration says of them; those it does not know keep their default.
 */
final class RateLimitsWiring {
  private RateLimitsWiring() {}

  static RateLimits of(RateLimitsConfig config) {
    RateLimits defaults = RateLimits.defaults();
    return new RateLimits(
        of(config.message()),
        config.adminRedaction().map(RateLimitsWiring::of),
        new RateLimits.Registration(
            of(config.registration()), defaults.registration().tokenValidity()),
        new RateLimits.Login(
            of(config.login().address()),
            of(config.login().account()),
            of(config.login().failedAttempts())),
        new RateLimits.Joins(
            of(config.joins().local()), of(config.joins().remote()), of(config.joinsPerRoom())),
        new RateLimits.Invites(
            of(config.invites().room()),
            of(config.invites().invitee()),
            of(config.invites().inviter()),
            defaults.invites().thirdParty()),
        of(config.keyRequests()),
        defaults.thirdPartyValidation());
  }

  private static RateLimit of(RateLimitConfig config) {
    return new RateLimit(config.perSecond(), Math.clamp(config.burstCount(), 0, Integer.MAX_VALUE));
  }
}
