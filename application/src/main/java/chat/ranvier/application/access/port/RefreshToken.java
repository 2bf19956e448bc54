package chat.ranvier.application.access.port;

import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A refresh token as it is kept.
 *
 * @param expiresAt when it ends if it is not used, in milliseconds since 1970; empty where it does
 *     not
 * @param sessionEndsAt when the whole session ends however often it is refreshed, in milliseconds
 *     since 1970; empty where it does not
 * @param next the refresh token it was exchanged for; both stand until the new one, or the access
 *     token that came with it, is used
 */
public record RefreshToken(
    TokenHash hash,
    UserId user,
    DeviceId device,
    OptionalLong expiresAt,
    OptionalLong sessionEndsAt,
    Optional<TokenHash> next) {}
