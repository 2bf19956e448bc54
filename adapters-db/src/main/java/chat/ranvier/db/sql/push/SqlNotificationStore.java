package chat.ranvier.db.sql.push;

import chat.ranvier.application.push.port.Counts;
import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.push.port.KeptOutcome;
import chat.ranvier.application.push.port.Mark;
import chat.ranvier.application.push.port.Notification;
import chat.ranvier.application.push.port.NotificationStore;
import chat.ranvier.application.push.port.Tally;
import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.SqlDialect;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.push.FollowedRooms;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Notifications in the tables {@code notifying_events} and {@code push_actions}. */
public final class SqlNotificationStore implements NotificationStore {
  private final Sql sql;
  private final SqlDialect dialect;
  private final String commonTally;
  private final String threadTally;
  private final String ownTally;

  /** The notifications of the database that the statements go to. */
  public SqlNotificationStore(Sql sql) {
    this.sql = sql;
    this.dialect = sql.dialect();
    this.commonTally = NotificationStatements.commonTally(dialect);
    this.threadTally = NotificationStatements.threadTally(dialect);
    this.ownTally = NotificationStatements.ownTally(dialect);
  }

  @Override
  public void append(Collection<EventOutcome> outcomes) {
    NotificationRows.insert(sql, outcomes);
  }

  @Override
  public void redact(long room, long position) {
    sql.update(
        "UPDATE notifying_events SET redacted = 1 WHERE room = ? AND position = ?", room, position);
    sql.update("DELETE FROM push_actions WHERE room = ? AND position = ?", room, position);
  }

  @Override
  public long total(long room) {
    return sql.find(NotificationStatements.TOTAL, row -> row.number("total"), room).orElse(0L);
  }

  @Override
  public List<Notification> after(
      UserId user, FollowedRooms followed, long position, long upTo, int limit) {
    String statement =
        NotificationStatements.notifications(dialect, followed.byDefault(), false, false);
    return list(statement, user, followed, new Span(position, upTo), limit);
  }

  @Override
  public List<Notification> before(
      UserId user, FollowedRooms followed, long position, boolean onlyHighlights, int limit) {
    String statement =
        NotificationStatements.notifications(dialect, followed.byDefault(), onlyHighlights, true);
    return list(statement, user, followed, new Span(0, position - 1), limit);
  }

  private record Span(long after, long upTo) {}

  private List<Notification> list(
      String statement, UserId user, FollowedRooms followed, Span span, int limit) {
    return sql.list(
        statement,
        NotificationRows::notification,
        user.value(),
        SqlList.texts(followed.others().stream().map(RoomId::value).toList()),
        span.after(),
        span.upTo(),
        limit,
        user.value(),
        span.after(),
        span.upTo(),
        limit);
  }

  @Override
  public Map<Long, Tally> tally(UserId user, Collection<Mark> marks, long upTo) {
    if (marks.isEmpty()) {
      return Map.of();
    }
    Map<Long, Counts> all = new HashMap<>();
    Map<Long, Map<String, Counts>> threads = new HashMap<>();
    List<Mark> followed = marks.stream().filter(Mark::isFollowed).toList();
    return sql.together(
        () -> {
          if (!followed.isEmpty()) {
            String json = json(followed);
            sql.list(commonTally, row -> addTo(all, row), upTo, upTo, upTo, json);
            sql.list(threadTally, row -> addThread(threads, row), json, upTo);
          }
          sql.list(ownTally, row -> addOwn(all, threads, row), json(marks), user.value(), upTo);
          return tallies(marks, all, threads);
        });
  }

  private static Map<Long, Tally> tallies(
      Collection<Mark> marks, Map<Long, Counts> all, Map<Long, Map<String, Counts>> threads) {
    Map<Long, Tally> tallies = new HashMap<>();
    for (Mark mark : marks) {
      Counts counts = all.getOrDefault(mark.room(), Counts.NONE);
      tallies.put(mark.room(), new Tally(counts, threads.getOrDefault(mark.room(), Map.of())));
    }
    return tallies;
  }

  private static Counts addTo(Map<Long, Counts> all, Row row) {
    return all.merge(row.number("room"), NotificationRows.counts(row), Counts::plus);
  }

  private static Counts addThread(Map<Long, Map<String, Counts>> threads, Row row) {
    return threads
        .computeIfAbsent(row.number("room"), room -> new HashMap<>())
        .merge(row.text("thread"), NotificationRows.counts(row), Counts::plus);
  }

  private static Counts addOwn(
      Map<Long, Counts> all, Map<Long, Map<String, Counts>> threads, Row row) {
    if (!row.text("thread").equals(EventOutcome.MAIN)) {
      addThread(threads, row);
    }
    return addTo(all, row);
  }

  private static String json(Collection<Mark> marks) {
    return marks.stream()
        .map(mark -> "[%d,%d,%d]".formatted(mark.room(), mark.after(), mark.isFollowed() ? 1 : 0))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Override
  public Counts inThread(UserId user, Mark mark, String thread, long upTo) {
    Counts own =
        sql.find(
                NotificationStatements.OWN_IN_THREAD,
                NotificationRows::counts,
                mark.isFollowed(),
                mark.isFollowed(),
                user.value(),
                mark.room(),
                thread,
                mark.after(),
                upTo)
            .orElse(Counts.NONE);
    return mark.isFollowed() ? own.plus(common(mark, thread, upTo)) : own;
  }

  private Counts common(Mark mark, String thread, long upTo) {
    return sql.find(
            NotificationStatements.COMMON_IN_THREAD,
            NotificationRows::counts,
            mark.room(),
            thread,
            mark.after(),
            upTo)
        .orElse(Counts.NONE);
  }

  @Override
  public List<EventPlace> eventsAfter(long position, int limit) {
    return sql.list(
        NotificationStatements.EVENTS_AFTER,
        row -> new EventPlace(row.number("position"), row.number("event")),
        position,
        limit);
  }

  @Override
  public List<KeptOutcome> kept(long room, long position, int limit) {
    return sql.together(() -> new KeptRows(sql).read(room, position, limit));
  }

  @Override
  public void replace(long room, List<KeptOutcome> outcomes) {
    sql.update("DELETE FROM notifying_events WHERE room = ?", room);
    sql.update("DELETE FROM push_actions WHERE room = ?", room);
    append(outcomes.stream().map(KeptOutcome::outcome).toList());
    outcomes.stream()
        .filter(KeptOutcome::isRedacted)
        .forEach(each -> redact(room, each.outcome().position()));
  }
}
