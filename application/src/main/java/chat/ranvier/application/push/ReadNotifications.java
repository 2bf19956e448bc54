package chat.ranvier.application.push;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.push.port.Notification;
import chat.ranvier.application.receipt.port.ReadMark;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.application.sync.UserFeeds;
import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.application.timeline.ClientEvents;
import chat.ranvier.application.timeline.ClientEvents.Form;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.RoomView;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lists what a user was notified of, the newest first.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3notifications">
 *     GET notifications</a>
 */
public final class ReadNotifications {
  private static final int MAX_LIMIT = 500;

  private final UserFeeds feeds;
  private final Notifications notifications;
  private final ReceiptStore receipts;
  private final RoomEngine engine;
  private final Visibility visibility;
  private final ClientEvents clientEvents;

  /**
   * The operation, on what it needs.
   *
   * @param feeds is told of events when it is known whom they notify
   */
  public ReadNotifications(
      UserFeeds feeds,
      Notifications notifications,
      ReceiptStore receipts,
      RoomEngine engine,
      Visibility visibility,
      ClientEvents clientEvents) {
    this.feeds = feeds;
    this.notifications = notifications;
    this.receipts = receipts;
    this.engine = engine;
    this.visibility = visibility;
    this.clientEvents = clientEvents;
  }

  /**
   * What is asked.
   *
   * @param before the position that the last page said to go on from
   * @param limit at most this many, but no more than 500
   */
  public record Query(OptionalLong before, long limit, boolean onlyHighlights) {}

  /**
   * A notification as it is listed.
   *
   * @param isRead whether the user has read it
   */
  public record Listed(Notification notification, ClientEvent event, long sentAt, boolean isRead) {}

  /**
   * A page.
   *
   * @param next where the next one begins; none after the last
   */
  public record Page(List<Listed> notifications, OptionalLong next) {}

  /** A page of what may be seen of them; it may be shorter than it may be, and not be the last. */
  public Page handle(Requester requester, Query query) {
    feeds.catchUp();
    notifications.flush();
    int limit = Math.toIntExact(Math.clamp(query.limit(), 1, MAX_LIMIT));
    List<Notification> found =
        notifications.before(
            requester.user(), query.before().orElse(Long.MAX_VALUE), query.onlyHighlights(), limit);
    List<ReadMark> marks = marks(requester.user(), found);
    List<Listed> listed = new ArrayList<>(found.size());
    found.forEach(each -> show(requester, each, marks).ifPresent(listed::add));
    return new Page(
        listed,
        found.size() == limit ? OptionalLong.of(found.getLast().position()) : OptionalLong.empty());
  }

  private List<ReadMark> marks(UserId user, List<Notification> found) {
    Set<Long> rooms = found.stream().map(each -> each.room().number()).collect(Collectors.toSet());
    return receipts.marks(user, rooms);
  }

  private Optional<Listed> show(
      Requester requester, Notification notification, List<ReadMark> marks) {
    Optional<RoomView> view =
        engine
            .rooms()
            .find(notification.room().roomId())
            .map(room -> visibility.view(room, Reader.of(requester)));
    return view.flatMap(
        room ->
            engine
                .events()
                .event(notification.event())
                .flatMap(room::show)
                .map(
                    event ->
                        new Listed(
                            notification,
                            clientEvents.inTimeline(event, room, Form.WITHOUT_ROOM),
                            event.event().event().originServerTs(),
                            isRead(notification, marks))));
  }

  private static boolean isRead(Notification notification, List<ReadMark> marks) {
    return marks.stream()
        .filter(mark -> mark.room() == notification.room().number())
        .filter(mark -> mark.thread().filter(it -> !it.equals(notification.thread())).isEmpty())
        .anyMatch(mark -> mark.position() >= notification.position());
  }
}
