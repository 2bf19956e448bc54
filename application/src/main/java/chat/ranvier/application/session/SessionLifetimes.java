package chat.ranvier.application.session;

import java.time.Duration;
import java.util.Optional;

/**
 * How long sessions and their tokens last; decided when a token is given out.
 *
 * @param session the whole session, however often it is refreshed; for ever where empty
 * @param refreshableAccessToken an access token that comes with a refresh token
 * @param refreshToken a refresh token that is not used; for ever where empty
 * @param otherAccessToken an access token without refresh token; for ever where empty
 */
public record SessionLifetimes(
    Optional<Duration> session,
    Duration refreshableAccessToken,
    Optional<Duration> refreshToken,
    Optional<Duration> otherAccessToken) {
  /** For ever, and five minutes for refreshable access tokens. */
  public static final SessionLifetimes UNLIMITED =
      new SessionLifetimes(
          Optional.empty(), Duration.ofMinutes(5), Optional.empty(), Optional.empty());
}
