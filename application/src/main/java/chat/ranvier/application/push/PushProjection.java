package chat.ranvier.application.push;

import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.Projection;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.push.port.NotificationStore;
import chat.ranvier.application.room.RoomCaches;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.application.room.port.MembershipChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.Redaction;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What events do to users, found out from the stream of all that has become visible, before clients
 * are told of it. Who sends an event does not wait for it.
 *
 * <p>Where storage cannot be read, what came waits, clients are told of it nevertheless, and it is
 * tried again; where the server stopped in the middle, it goes on from where what is stored ends.
 */
public final class PushProjection implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(PushProjection.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final PushEvaluation evaluation;
  private final PushParts parts;
  private final EventReplay replay;
  private final RoomCaches events;
  private final Rooms rooms;
  private final Commits commits;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Told> waiting = new ArrayDeque<>();
  private final Set<Long> late = new TreeSet<>();
  private boolean isRetried;
  private volatile boolean isClosed;

  private record Told(long position, ChangeNotice notice) {}

  /** The parts that the projection feeds. */
  record PushParts(
      Audiences audiences, OutcomeWriter writer, RecentOutcomes recent, UnreadCounts counts) {}

  PushProjection(
      PushEvaluation evaluation,
      PushParts parts,
      NotificationStore store,
      RoomEngine engine,
      Commits commits,
      Time time) {
    this.evaluation = evaluation;
    this.parts = parts;
    this.replay = new EventReplay(store, engine.events(), parts.writer().evaluatedUpTo());
    this.events = engine.events();
    this.rooms = engine.rooms();
    this.commits = commits;
    this.time = time;
  }

  @Override
  public void derive(long position, ChangeNotice notice) {
    lock.lock();
    try {
      waiting.add(new Told(position, notice));
      drain();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Finds out what is left over from before the server was started. After an orderly end there is
   * nothing, and no room has to be looked at.
   */
  void begin() {
    if (parts.writer().evaluatedUpTo() >= commits.visible()) {
      replay.skip();
    } else {
      lock.lock();
      try {
        drain();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Nothing is tried again from now on. */
  void close() {
    isClosed = true;
  }

  private void drain() {
    try {
      replay.run(this::takeAgain);
      while (!waiting.isEmpty()) {
        take(waiting.getFirst());
        waiting.removeFirst();
      }
      tellLate();
    } catch (StorageException e) {
      parts.audiences().forget();
      noteLate();
      retryLater(e);
    }
  }

  /** Clients are told of these events now; their counts follow. */
  private void noteLate() {
    for (Told told : waiting) {
      if (told.notice() instanceof ChangeNotice.RoomEvents(PositionedAppend appended)) {
        late.add(appended.append().room().number());
      }
    }
  }

  private void tellLate() {
    if (!late.isEmpty()) {
      List<Long> rooms = List.copyOf(late);
      late.clear();
      commits.announceLater(new ChangeNotice.InRooms(UnreadCounts.STREAM, rooms), position -> {});
    }
  }

  private void retryLater(StorageException cause) {
    if (!isRetried && !isClosed) {
      LOG.warn("What {} events do to users is found out later", waiting.size(), cause);
      isRetried = true;
      time.after(PAUSE, this::retry);
    }
  }

  private void retry() {
    lock.lock();
    try {
      isRetried = false;
      drain();
    } finally {
      lock.unlock();
    }
  }

  private void take(Told told) {
    switch (told.notice()) {
      case ChangeNotice.RoomEvents(PositionedAppend appended) -> take(appended);
      case ChangeNotice.ForUsers forUsers -> take(forUsers);
      case ChangeNotice.InRooms _, ChangeNotice.Forgotten _ -> {}
    }
    parts.writer().evaluated(told.position());
  }

  private void take(ChangeNotice.ForUsers notice) {
    if (Attitudes.concerns(notice)) {
      notice.users().forEach(parts.audiences()::changed);
    } else if (notice.stream().equals(UnreadCounts.STREAM)) {
      for (UserId user : notice.users()) {
        parts.audiences().listeners().forEach(listener -> listener.read(user));
      }
    }
  }

  private void take(PositionedAppend appended) {
    RoomAppend append = appended.append();
    List<EventId> beside = append.intake().redactions().stream().map(Redaction::target).toList();
    long position = appended.firstPosition();
    for (NewEvent event : append.events()) {
      if (position > parts.writer().evaluatedUpTo()) {
        List<StoredEvent> redacted = find(event.redacts().stream().toList());
        moved(append.room(), event.memberships());
        long joined = append.headAfter().joinedCount();
        take(
            new Arrival(position, append.room(), event.event(), event.stateBefore(), joined),
            redacted);
      }
      position++;
    }
    find(beside).forEach(target -> redact(target, position(appended)));
  }

  private static long position(PositionedAppend appended) {
    return Math.max(0, appended.lastPosition());
  }

  private void moved(RoomRef room, List<MembershipChange> changes) {
    for (MembershipChange change : changes) {
      boolean isJoined = change.membership() == Membership.JOIN;
      parts.audiences().moved(room.number(), change.user(), isJoined);
      parts.counts().forget(change.user(), room.roomId());
    }
  }

  private List<StoredEvent> find(List<EventId> targets) {
    return targets.stream()
        .flatMap(target -> events.event(target).stream())
        .filter(event -> event.position() > 0)
        .toList();
  }

  /** An event from before the server was started. */
  private void takeAgain(StoredEvent event) {
    Pdu pdu = event.event();
    List<StoredEvent> redacted =
        find(pdu.redacts().stream().toList()).stream()
            .filter(target -> target.redactedBy().filter(pdu.eventId()::equals).isPresent())
            .toList();
    if (event.redactedBy().isEmpty() && event.position() > parts.writer().evaluatedUpTo()) {
      RoomSnapshot room = rooms.find(pdu.roomId()).orElseThrow();
      take(
          new Arrival(
              event.position(), room.room(), pdu, event.stateBefore(), room.head().joinedCount()),
          redacted);
    } else {
      redacted.forEach(target -> redact(target, event.position()));
      parts.writer().evaluated(event.position());
    }
  }

  /** Nothing of it is noted before all that has to be read was. */
  private void take(Arrival arrival, List<StoredEvent> redacted) {
    long room = arrival.room().number();
    EventOutcome outcome = evaluation.evaluate(arrival, parts.recent().total(room));
    if (!outcome.isNothing()) {
      parts.writer().add(outcome);
      parts.recent().add(outcome);
    }
    redacted.forEach(target -> redact(target, arrival.position()));
    parts.writer().evaluated(arrival.position());
  }

  private void redact(StoredEvent event, long at) {
    parts.writer().redact(at, event.room(), event.position());
    parts.recent().forget(event.room(), at);
  }
}
