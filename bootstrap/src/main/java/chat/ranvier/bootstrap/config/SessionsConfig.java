package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import java.time.Duration;
import java.util.Optional;

/** How long somebody stays logged in. */
@Section(
    title = "Sessions",
    doc =
        "How long somebody stays logged in. Times count from login, or from the last refresh;"
            + " changes do not touch sessions that are there already.")
public record SessionsConfig(
    @Option(name = "session_lifetime", doc = "The whole session; for ever where it is left out.")
        Optional<Duration> lifetime,
    @Option(
            name = "refreshable_access_token_lifetime",
            byDefault = "5m",
            formerly = "refresh_access_token_lifetime",
            doc = "An access token of a client that refreshes its tokens.")
        Duration refreshableAccessToken,
    @Option(
            name = "refresh_token_lifetime",
            doc = "A refresh token that is not used; for ever where it is left out.")
        Optional<Duration> refreshToken,
    @Option(
            name = "nonrefreshable_access_token_lifetime",
            doc = "An access token of other clients; for ever where it is left out.")
        Optional<Duration> nonRefreshableAccessToken) {}
