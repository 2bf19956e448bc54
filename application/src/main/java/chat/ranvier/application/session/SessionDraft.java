package chat.ranvier.application.session;

import chat.ranvier.application.access.port.AccessToken;
import chat.ranvier.application.access.port.RefreshToken;
import chat.ranvier.application.device.port.Device;
import java.util.Optional;

/**
 * A session that is about to be opened: its secrets are drawn, and nothing of it is stored.
 *
 * @param session what the client will get
 */
public record SessionDraft(
    Session session, Device device, AccessToken accessToken, Optional<RefreshToken> refreshToken) {}
