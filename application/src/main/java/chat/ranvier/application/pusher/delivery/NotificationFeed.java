package chat.ranvier.application.pusher.delivery;

import chat.ranvier.domain.identifier.UserId;
import java.util.List;

/** What users are notified of, as far as it is durable. */
public interface NotificationFeed {
  /**
   * Notifications of the user that come after this position, oldest first.
   *
   * @param limit at most this many
   */
  List<PendingNotification> after(UserId user, long position, int limit);

  /** How much is unread, over all rooms, as an app's icon shows it. */
  long badge(UserId user);
}
