package chat.ranvier.application.access.port;

import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An access token as it is kept.
 *
 * @param device the device it belongs to; none where an administrator acts in the user's name
 * @param expiresAt when it ends, in milliseconds since 1970; empty where it does not
 * @param refreshToken the refresh token that was given out with it
 * @param used whether a request has come with it; told of refreshable tokens only
 */
public record AccessToken(
    TokenHash hash,
    UserId user,
    Optional<DeviceId> device,
    OptionalLong expiresAt,
    Optional<TokenHash> refreshToken,
    boolean used) {}
