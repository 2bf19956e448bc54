package chat.ranvier.application.push;

import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.push.port.Notification;
import chat.ranvier.application.push.port.NotificationStore;
import chat.ranvier.domain.identifier.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What users are notified of, for those who tell them of it elsewhere: only what is stored, so that
 * nobody is told of something that is not known any more after a crash.
 */
public final class Notifications {
  private final NotificationStore store;
  private final Attitudes attitudes;
  private final Audiences audiences;
  private final OutcomeWriter writer;

  Notifications(
      NotificationStore store, Attitudes attitudes, Audiences audiences, OutcomeWriter writer) {
    this.store = store;
    this.attitudes = attitudes;
    this.audiences = audiences;
    this.writer = writer;
  }

  /** The position up to which all notifications are stored. */
  public long storedUpTo() {
    return writer.storedUpTo();
  }

  /**
   * The user's notifications at positions after this one, oldest first, of rooms that they are in
   * or invited to.
   *
   * @param limit at most this many
   */
  public List<Notification> after(UserId user, long position, int limit) {
    return store.after(user, attitudes.of(user).followed(), position, writer.storedUpTo(), limit);
  }

  /** As {@link #after}, at positions before this one, newest first. */
  public List<Notification> before(UserId user, long position, boolean onlyHighlights, int limit) {
    return store.before(user, attitudes.of(user).followed(), position, onlyHighlights, limit);
  }

  /** Stores what is not stored yet. */
  public void flush() {
    writer.flush();
  }

  /** Adds somebody who is told of users that are notified from now on. */
  public void listen(NotificationListener listener) {
    audiences.listen(listener);
    audiences.forget();
  }

  /** Says that listeners want to be told of the user from now on, or no longer. */
  public void wantsChanged(UserId user) {
    audiences.changed(user);
  }

  /** Tells the listeners whom these events notify. */
  static void tell(Audiences audiences, List<EventOutcome> stored) {
    if (audiences.listeners().isEmpty() || stored.isEmpty()) {
      return;
    }
    Set<UserId> notified = new LinkedHashSet<>();
    stored.forEach(outcome -> addNotified(audiences, outcome, notified));
    long position = stored.getLast().position();
    for (NotificationListener listener : audiences.listeners()) {
      Set<UserId> its = new LinkedHashSet<>(notified);
      its.removeIf(user -> !listener.wants(user));
      if (!its.isEmpty()) {
        listener.notified(its, position);
      }
    }
  }

  private static void addNotified(Audiences audiences, EventOutcome outcome, Set<UserId> notified) {
    outcome
        .own()
        .forEach(
            (user, actions) -> {
              if (actions.notifies()) {
                notified.add(user);
              }
            });
    if (outcome.common().notifies()) {
      audiences.of(outcome.room()).wanted().stream()
          .filter(user -> !outcome.own().containsKey(user))
          .forEach(notified::add);
    }
  }
}
