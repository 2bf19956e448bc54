package chat.ranvier.application.pusher.delivery;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.pusher.delivery.NotifiedEvents.Notified;
import chat.ranvier.application.pusher.delivery.PushGateways.Reception;
import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.pusher.port.PusherProgress;
import chat.ranvier.application.pusher.port.PusherProgress.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells push gateways what users are notified of, in order, and how much is unread, each once: only
 * a crash between a gateway's answer and the note of it makes one hear something twice.
 */
public final class HttpDelivery implements Delivery {
  private static final long GIVEN_UP_AFTER = Duration.ofHours(24).toMillis();

  private final NotificationFeed feed;
  private final NotifiedEvents events;
  private final PushMessages messages;
  private final PushGateways gateways;
  private final PusherNotes notes;
  private final Surroundings surroundings;

  /**
   * What surrounds it.
   *
   * @param jitter how long a notification may wait at most, by chance
   */
  public record Surroundings(Time time, Duration jitter, PushObserver observer) {}

  /** Tells what comes out of this feed. */
  public HttpDelivery(
      NotificationFeed feed,
      NotifiedEvents events,
      PushMessages messages,
      PushGateways gateways,
      PusherNotes notes,
      Surroundings surroundings) {
    this.feed = feed;
    this.events = events;
    this.messages = messages;
    this.gateways = gateways;
    this.notes = notes;
    this.surroundings = surroundings;
  }

  @Override
  public Step step(Pusher pusher) {
    Optional<Trouble> trouble = pusher.progress().trouble();
    if (trouble.isPresent() && trouble.get().nextAt() > now()) {
      return Step.waitUntil(trouble.get().nextAt());
    }
    // The count is read first: what comes in between has a notification of its own.
    long badge = feed.badge(pusher.key().user());
    List<PendingNotification> pending =
        feed.after(pusher.key().user(), pusher.progress().position(), 1);
    return pending.isEmpty() ? tellBadge(pusher, badge) : tell(pusher, pending.getFirst());
  }

  private Step tell(Pusher pusher, PendingNotification pending) {
    Optional<Notified> notified =
        pending.isRead()
            ? Optional.empty()
            : events
                .find(pusher.key().user(), pending.room(), pending.event())
                .filter(event -> !isGivenUp(pusher, event));
    if (notified.isEmpty()) {
      return skip(pusher, pending);
    }
    long dueAt = dueAt(pusher, pending, notified.get());
    if (dueAt > now()) {
      return Step.waitUntil(dueAt);
    }
    long badge = feed.badge(pusher.key().user());
    if (!notes.isCurrent(pusher)) {
      return Step.MORE;
    }
    Reception reception =
        gateways.send(pusher, messages.event(pusher, pending, notified.get(), badge));
    count(reception);
    return after(pusher, reception, pusher.progress().told(pending.position(), badge));
  }

  /** What is read, what may not be seen any more, and what is too old by now, is not told. */
  private Step skip(Pusher pusher, PendingNotification pending) {
    notes.save(pusher, pusher.progress().skipped(pending.position()));
    return Step.MORE;
  }

  private boolean isGivenUp(Pusher pusher, Notified notified) {
    return isGivenUp(pusher) && notified.event().originServerTs() <= now() - GIVEN_UP_AFTER;
  }

  /** Whether its gateway has taken nothing for as long as it is waited for. */
  private boolean isGivenUp(Pusher pusher) {
    long limit = now() - GIVEN_UP_AFTER;
    return pusher.progress().trouble().filter(it -> it.since() <= limit).isPresent();
  }

  /** The same whenever it is asked for: chance decides once, by the pusher and the event. */
  private long dueAt(Pusher pusher, PendingNotification pending, Notified notified) {
    long jitter = surroundings.jitter().toMillis();
    if (jitter == 0) {
      return 0;
    }
    long seed = (pusher.secret() + pending.event().value()).hashCode();
    return notified.event().originServerTs() + 1 + Math.floorMod(seed, jitter);
  }

  /**
   * A pusher that was never told a count begins with the one that it finds. A count that has grown
   * is told with the notification that has made it grow, which may not be stored yet.
   */
  private Step tellBadge(Pusher pusher, long badge) {
    PusherProgress before = pusher.progress();
    PusherProgress told = before.told(before.position(), badge);
    if (before.badge().isEmpty()) {
      notes.save(pusher, told);
      return Step.DONE;
    }
    if (badge >= before.badge().getAsLong()) {
      if (before.trouble().isPresent()) {
        notes.save(pusher, before.free());
      }
      return Step.DONE;
    }
    if (isGivenUp(pusher)) {
      notes.save(pusher, told);
      return Step.DONE;
    }
    if (!notes.isCurrent(pusher)) {
      return Step.MORE;
    }
    Reception reception = gateways.send(pusher, messages.badge(pusher, badge));
    countBadge(reception);
    return after(pusher, reception, told);
  }

  private Step after(Pusher pusher, Reception reception, PusherProgress told) {
    switch (reception) {
      case TAKEN -> notes.save(pusher, told);
      case REJECTED -> notes.remove(pusher);
      case FAILED -> notes.save(pusher, pusher.progress().held(notes.failedAgain(pusher)));
    }
    return Step.MORE;
  }

  private void count(Reception reception) {
    if (reception == Reception.FAILED) {
      surroundings.observer().pushFailed();
    } else {
      surroundings.observer().pushed();
    }
  }

  private void countBadge(Reception reception) {
    if (reception == Reception.FAILED) {
      surroundings.observer().badgeFailed();
    } else {
      surroundings.observer().badgeTold();
    }
  }

  private long now() {
    return surroundings.time().nowMillis();
  }
}
