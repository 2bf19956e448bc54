package chat.ranvier.bootstrap.command;

import java.util.Optional;

/**
 * A user to be made.
 *
 * @param name the localpart
 * @param admin whether an administrator of the server
 * @param type the kind of user, where it is no ordinary one
 */
record NewUser(String name, String password, boolean admin, Optional<String> type) {}
