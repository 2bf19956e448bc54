package chat.ranvier.application.upkeep;

import chat.ranvier.application.push.NotificationTruth;
import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.push.port.KeptOutcome;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.application.upkeep.Finding.Fault;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.push.PushActions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of whom one room's events notify, held against the events. What was done to users
 * who have rules, or ignore somebody, depended on these at the time, and is believed.
 */
final class NotificationCheck {
  private static final int AT_ONCE = 500;
  private static final String BEGIN = "push_since";
  private static final String EVALUATED = "push_evaluated";

  private final CheckDatabase.Notifications sources;
  private final StoredStates states;
  private final NotificationTruth truth;
  private final Map<UserId, Boolean> ordinary = new HashMap<>();
  private final List<KeptOutcome> right = new ArrayList<>();
  private long total;

  NotificationCheck(ServerName server, CheckDatabase.Notifications sources, StoredStates states) {
    this.sources = sources;
    this.states = states;
    this.truth = new NotificationTruth(server, sources.features(), states::event);
  }

  /** Goes through the events and what is kept of them, and names what does not fit. */
  void check(RoomEvents events, Report report) {
    Map<Long, KeptOutcome> kept = new LinkedHashMap<>();
    List<KeptOutcome> page = sources.kept().kept(events.room(), Long.MIN_VALUE, AT_ONCE);
    while (!page.isEmpty()) {
      page.forEach(each -> kept.put(each.outcome().position(), each));
      long last = page.getLast().outcome().position();
      page = sources.kept().kept(events.room(), last, AT_ONCE);
    }
    long since = sources.counters().reserved(BEGIN);
    long evaluated = sources.counters().reserved(EVALUATED);
    events.forEachShown(
        event -> {
          KeptOutcome its = kept.remove(event.position());
          if (event.position() > since && event.position() <= evaluated) {
            check(event, its == null ? nothing(event) : its, report);
          } else if (its != null) {
            keep(its);
          }
        });
    for (KeptOutcome left : kept.values()) {
      report.room(
          Fault.WRONG_NOTIFICATIONS,
          "something is kept of an event at " + left.outcome().position() + ", where none is");
    }
  }

  /** What should be kept of the room. */
  List<KeptOutcome> right() {
    return right;
  }

  private static KeptOutcome nothing(StoredEvent event) {
    return new KeptOutcome(
        new EventOutcome(
            event.position(), event.room(), EventOutcome.MAIN, PushActions.NONE, 0, Map.of()),
        event.redactedBy().isPresent());
  }

  private void check(StoredEvent event, KeptOutcome kept, Report report) {
    if (event.redactedBy().isPresent()) {
      checkRedacted(event, kept, report);
      return;
    }
    if (states.flaw(event.stateBefore()).isPresent()) {
      keep(kept);
      return;
    }
    EventOutcome found = kept.outcome();
    EventOutcome expected =
        truth.of(event, slot -> states.find(event.stateBefore(), slot), this::isOrdinary);
    boolean isKeptAsIs = fits(found, expected, event.event().sender()) && !kept.isRedacted();
    if (!isKeptAsIs) {
      report.event(
          event.event().eventId(),
          Fault.WRONG_NOTIFICATIONS,
          "what is kept of whom it notifies does not follow from it");
    }
    checkTotal(event, found, report);
    keep(new KeptOutcome(isKeptAsIs ? found : mended(found, expected), false));
  }

  private void checkRedacted(StoredEvent event, KeptOutcome kept, Report report) {
    if (!kept.isRedacted() && !kept.outcome().isNothing()) {
      report.event(
          event.event().eventId(), Fault.WRONG_NOTIFICATIONS, "it is redacted, and notifies");
    }
    checkTotal(event, kept.outcome(), report);
    keep(new KeptOutcome(kept.outcome(), true));
  }

  private void checkTotal(StoredEvent event, EventOutcome found, Report report) {
    if (found.common().notifies() && found.total() != total + 1) {
      report.event(
          event.event().eventId(),
          Fault.WRONG_NOTIFICATIONS,
          "it is counted as number " + found.total() + ", after number " + total);
    }
  }

  /** Takes it over with the number that it has. */
  private void keep(KeptOutcome kept) {
    EventOutcome outcome = kept.outcome();
    if (!outcome.isNothing()) {
      total += outcome.common().notifies() ? 1 : 0;
      right.add(new KeptOutcome(counted(outcome), kept.isRedacted()));
    }
  }

  private EventOutcome counted(EventOutcome outcome) {
    return new EventOutcome(
        outcome.position(),
        outcome.room(),
        outcome.thread(),
        outcome.common(),
        outcome.common().notifies() ? total : 0,
        outcome.own());
  }

  private boolean fits(EventOutcome found, EventOutcome expected, UserId sender) {
    Map<UserId, PushActions> own = new LinkedHashMap<>(found.own());
    own.keySet().removeIf(user -> !user.equals(sender) && !isOrdinary(user));
    boolean isOfThread = found.isNothing() || found.thread().equals(expected.thread());
    return isOfThread
        && NotificationTruth.isSame(found.common(), expected.common())
        && own.keySet().equals(expected.own().keySet())
        && own.entrySet().stream()
            .allMatch(
                each ->
                    NotificationTruth.isSame(each.getValue(), expected.of(each.getKey(), true)));
  }

  private EventOutcome mended(EventOutcome found, EventOutcome expected) {
    Map<UserId, PushActions> own = new LinkedHashMap<>(expected.own());
    found
        .own()
        .forEach(
            (user, actions) -> {
              if (!isOrdinary(user)) {
                own.putIfAbsent(user, actions);
              }
            });
    return new EventOutcome(
        expected.position(), expected.room(), expected.thread(), expected.common(), 0, own);
  }

  private boolean isOrdinary(UserId user) {
    return ordinary.computeIfAbsent(
        user,
        asked ->
            sources.rules().find(asked).isEmpty()
                && sources.accountData().findGlobal(asked, "m.ignored_user_list").isEmpty());
  }
}
