package chat.ranvier.application.registration;

import chat.ranvier.application.session.Session;
import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;

/**
 * A new account.
 *
 * @param session where its owner is logged in at once
 */
public record Registered(UserId user, Optional<Session> session) {}
