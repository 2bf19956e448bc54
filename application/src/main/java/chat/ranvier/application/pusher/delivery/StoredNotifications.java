package chat.ranvier.application.pusher.delivery;

import chat.ranvier.application.push.Notifications;
import chat.ranvier.application.push.UnreadCounts;
import chat.ranvier.application.push.port.Notification;
import chat.ranvier.application.receipt.port.ReadMark;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The feed of what is stored: pushers tell nothing that a crash could undo. */
public final class StoredNotifications implements NotificationFeed {
  private final Notifications notifications;
  private final UnreadCounts counts;
  private final ReceiptStore receipts;
  private final boolean countsRooms;

  /**
   * Reads from these.
   *
   * @param countsRooms whether a badge counts rooms; otherwise it counts notifications
   */
  public StoredNotifications(
      Notifications notifications,
      UnreadCounts counts,
      ReceiptStore receipts,
      boolean countsRooms) {
    this.notifications = notifications;
    this.counts = counts;
    this.receipts = receipts;
    this.countsRooms = countsRooms;
  }

  /** All that a badge counted before is stored first, so that none of it is missing here. */
  @Override
  public List<PendingNotification> after(UserId user, long position, int limit) {
    notifications.flush();
    List<Notification> found = notifications.after(user, position, limit);
    if (found.isEmpty()) {
      return List.of();
    }
    Set<Long> rooms = found.stream().map(each -> each.room().number()).collect(Collectors.toSet());
    List<ReadMark> marks = receipts.marks(user, rooms);
    return found.stream().map(each -> pending(each, marks)).toList();
  }

  private static PendingNotification pending(Notification notification, List<ReadMark> marks) {
    return new PendingNotification(
        notification.position(),
        notification.room().roomId(),
        notification.event(),
        notification.tweaks(),
        isRead(notification, marks));
  }

  private static boolean isRead(Notification notification, List<ReadMark> marks) {
    return marks.stream()
        .filter(mark -> mark.room() == notification.room().number())
        .filter(mark -> mark.thread().filter(it -> !it.equals(notification.thread())).isEmpty())
        .anyMatch(mark -> mark.position() >= notification.position());
  }

  @Override
  public long badge(UserId user) {
    return counts.badge(user, countsRooms);
  }
}
