package chat.ranvier.application.push;

import chat.ranvier.domain.identifier.UserId;
import java.util.Set;

/** Somebody who is told when users are notified. Must be quick, not throw and not read storage. */
public interface NotificationListener {
  /** Whether it wants to be told of this user; asked often. */
  boolean wants(UserId user);

  /**
   * Each of these users has a new notification at a position up to this one; all of them are
   * stored.
   */
  void notified(Set<UserId> users, long position);

  /** The user has read something. */
  void read(UserId user);
}
