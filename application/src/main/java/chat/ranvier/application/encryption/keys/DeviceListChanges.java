package chat.ranvier.application.encryption.keys;

import chat.ranvier.domain.identifier.UserId;
import java.util.NavigableSet;

/**
 * Whose keys a client has to ask for again, and whose it need not know any more.
 *
 * @param changed users who share a room with the client's user, and the user themselves
 * @param left users who share no room with the client's user any more
 */
public record DeviceListChanges(NavigableSet<UserId> changed, NavigableSet<UserId> left) {
  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return changed.isEmpty() && left.isEmpty();
  }
}
