package chat.ranvier.application.pusher.mail;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.mail.port.MailException;
import chat.ranvier.application.pusher.delivery.Delivery;
import chat.ranvier.application.pusher.delivery.NotificationFeed;
import chat.ranvier.application.pusher.delivery.NotifiedEvents;
import chat.ranvier.application.pusher.delivery.PendingNotification;
import chat.ranvier.application.pusher.delivery.PusherNotes;
import chat.ranvier.application.pusher.mail.MissedMessages.Missed;
import chat.ranvier.application.pusher.port.MailAddresses;
import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.pusher.port.PusherProgress.Trouble;
import chat.ranvier.application.pusher.port.Throttle;
import chat.ranvier.domain.identifier.RoomId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes mails about what users have missed: the first once a message has been unread for a while;
 * the next about the same room ten minutes later at the earliest, then a day. Who has been left in
 * peace for half a day begins anew. One mail is about all that is unread then.
 */
public final class MailDelivery implements Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
  private static final int MAX_NOTIFICATIONS = 200;
  private static final long FIRST_SILENCE = Duration.ofMinutes(10).toMillis();
  private static final long LONGEST_SILENCE = Duration.ofHours(24).toMillis();
  private static final long PEACE = Duration.ofHours(12).toMillis();
  private static final long GROWTH = 144;

  private final NotificationFeed feed;
  private final NotifiedEvents events;
  private final MailNotices mails;
  private final PusherNotes notes;
  private final MailAddresses addresses;
  private final Duration delay;
  private final Time time;

  /**
   * Writes about what comes out of this feed.
   *
   * @param delay how long a message has to be unread before
   */
  public MailDelivery(
      NotificationFeed feed,
      NotifiedEvents events,
      MailNotices mails,
      PusherNotes notes,
      MailAddresses addresses,
      Duration delay,
      Time time) {
    this.feed = feed;
    this.events = events;
    this.mails = mails;
    this.notes = notes;
    this.addresses = addresses;
    this.delay = delay;
    this.time = time;
  }

  @Override
  public Step step(Pusher pusher) {
    if (!addresses.isOf(pusher.key().user(), pusher.key().pushkey())) {
      notes.remove(pusher);
      return Step.DONE;
    }
    Optional<Trouble> trouble = pusher.progress().trouble();
    if (trouble.isPresent() && trouble.get().nextAt() > time.nowMillis()) {
      return Step.waitUntil(trouble.get().nextAt());
    }
    List<PendingNotification> pending =
        feed.after(pusher.key().user(), pusher.progress().position(), MAX_NOTIFICATIONS);
    if (pending.isEmpty()) {
      return Step.DONE;
    }
    List<Missed> missed = missed(pusher, pending);
    if (missed.isEmpty()) {
      notes.save(pusher, pusher.progress().skipped(pending.getLast().position()));
      return Step.MORE;
    }
    return mailOrWait(pusher, missed, pending.getLast().position());
  }

  private List<Missed> missed(Pusher pusher, List<PendingNotification> pending) {
    return pending.stream()
        .filter(notification -> !notification.isRead())
        .flatMap(
            notification ->
                events
                    .find(pusher.key().user(), notification.room(), notification.event())
                    .map(event -> new Missed(notification, event))
                    .filter(missed -> missed.isInvite() || !missed.notified().isOwnMembership())
                    .stream())
        .toList();
  }

  private Step mailOrWait(Pusher pusher, List<Missed> missed, long upTo) {
    long soonest = Long.MAX_VALUE;
    for (Missed each : missed.reversed()) {
      long dueAt = dueAt(pusher, each);
      if (dueAt <= time.nowMillis()) {
        return mail(pusher, MissedMessages.of(missed, each), upTo);
      }
      soonest = Math.min(soonest, dueAt);
    }
    return Step.waitUntil(soonest);
  }

  private long dueAt(Pusher pusher, Missed missed) {
    long afterSilence =
        Optional.ofNullable(pusher.progress().throttles().get(missed.room()))
            .map(throttle -> throttle.lastSent() + throttle.millis())
            .orElse(0L);
    return Math.max(missed.at() + delay.toMillis(), afterSilence);
  }

  private Step mail(Pusher pusher, MissedMessages missed, long upTo) {
    if (!notes.isCurrent(pusher)) {
      return Step.MORE;
    }
    try {
      mails.send(pusher, missed);
      notes.save(pusher, pusher.progress().told(upTo, throttles(pusher, missed)));
    } catch (MailException e) {
      LOG.warn("No mail to {}: {}", pusher.key().user().value(), e.getMessage());
      notes.save(pusher, pusher.progress().held(notes.failedAgain(pusher)));
    }
    return Step.MORE;
  }

  /** Those of rooms that were left in peace long enough are forgotten. */
  private Map<RoomId, Throttle> throttles(Pusher pusher, MissedMessages missed) {
    long now = time.nowMillis();
    Map<RoomId, Throttle> throttles = new HashMap<>(pusher.progress().throttles());
    for (RoomId room : new ArrayList<>(missed.rooms().keySet())) {
      Throttle before = throttles.get(room);
      boolean isLong =
          before == null
              || missed.rooms().getOrDefault(room, List.of()).getFirst().at()
                  > before.lastSent() + PEACE;
      long silence =
          before == null || isLong
              ? FIRST_SILENCE
              : Math.min(before.millis() * GROWTH, LONGEST_SILENCE);
      throttles.put(room, new Throttle(now, silence));
    }
    throttles.values().removeIf(throttle -> throttle.lastSent() + LONGEST_SILENCE + PEACE < now);
    return throttles;
  }
}
