package chat.ranvier.db.sql.timeline;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.port.StorageUse;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.timeline.port.Arrival;
import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.GraphEntry;
import chat.ranvier.application.timeline.port.GraphPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.state.StateRoot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The events in the table {@code events}. */
public final class SqlEventStore implements EventStore {
  private static final String EVENTS =
      """
      SELECT e.event, e.event_id, e.room, e.position, e.state_before, e.standing, e.json,
        r.room_id, r.version, x.event_id AS redacted_by,
        t.user_id, t.device_id, t.scope, t.transaction_id
      FROM events e
      JOIN rooms r ON r.room = e.room
      LEFT JOIN events x ON x.event = e.redacted_by
      LEFT JOIN client_transactions t ON t.event = e.event
      """;
  private static final String PLACES =
      "SELECT position, event FROM events WHERE room = ? AND position > ? AND position <= ? ";

  static final String ENTRIES =
      """
      SELECT depth, position, event FROM events
      WHERE room = ? AND position IS NOT NULL AND (depth, position) > (?, ?) AND (depth, position) <= (?, ?)
      """;

  static final String LOWEST_FIRST = "ORDER BY depth, position LIMIT ?";
  static final String HIGHEST_FIRST = "ORDER BY depth DESC, position DESC LIMIT ?";
  static final String FIRST_AFTER =
      """
      SELECT depth, position, COALESCE(top, depth) AS deepest FROM events
      WHERE room = ? AND position > ? ORDER BY position LIMIT 1
      """;
  static final String LAST_UNTIL =
      """
      SELECT depth, position, COALESCE(top, depth) AS deepest FROM events
      WHERE room = ? AND position <= ? ORDER BY position DESC LIMIT 1
      """;
  static final String LEAST_OVERTAKEN =
      """
      SELECT min(o.depth) AS least FROM (
        SELECT depth FROM events
        WHERE room = ? AND top IS NOT NULL AND position > ? AND position <= ?
        ORDER BY position LIMIT ?) AS o
      """;

  private final Sql sql;
  private final String byNumbers;
  private final String byIds;

  /** The events of the database that the statements go to. */
  public SqlEventStore(Sql sql) {
    this.sql = sql;
    this.byNumbers = EVENTS + "WHERE " + sql.dialect().among("e.event", SqlType.NUMBER);
    this.byIds = EVENTS + "WHERE " + sql.dialect().among("e.event_id", SqlType.TEXT);
  }

  @Override
  public Optional<StoredEvent> find(EventId eventId) {
    Optional<StoredEvent> found =
        sql.find(EVENTS + "WHERE e.event_id = ?", SqlEventStore::event, eventId.value());
    StorageUse.current().eventsRead(found.isPresent() ? 1 : 0);
    return found;
  }

  @Override
  public Map<EventId, StoredEvent> findAll(Collection<EventId> eventIds) {
    SqlList ids = SqlList.texts(eventIds.stream().map(EventId::value).toList());
    return sql.list(byIds, SqlEventStore::event, ids).stream()
        .collect(Collectors.toMap(event -> event.event().eventId(), Function.identity()));
  }

  @Override
  public Map<Long, StoredEvent> load(Collection<Long> numbers) {
    return list(byNumbers, SqlList.numbers(numbers)).stream()
        .collect(Collectors.toMap(StoredEvent::number, Function.identity()));
  }

  @Override
  public List<EventPlace> after(long room, long from, long to, int limit) {
    return places("ORDER BY position LIMIT ?", room, from, to, limit);
  }

  @Override
  public List<EventPlace> before(long room, long from, long to, int limit) {
    return places("ORDER BY position DESC LIMIT ?", room, from, to, limit);
  }

  private List<EventPlace> places(String order, long room, long from, long to, int limit) {
    return sql.list(PLACES + order, SqlEventStore::place, room, from, to, limit);
  }

  @Override
  public List<GraphEntry> above(long room, GraphPlace from, GraphPlace to, int limit) {
    return entries(LOWEST_FIRST, room, from, to, limit);
  }

  @Override
  public List<GraphEntry> below(long room, GraphPlace from, GraphPlace to, int limit) {
    return entries(HIGHEST_FIRST, room, from, to, limit);
  }

  private List<GraphEntry> entries(
      String order, long room, GraphPlace from, GraphPlace to, int limit) {
    return sql.list(
        ENTRIES + order,
        SqlEventStore::entry,
        room,
        from.depth(),
        from.position(),
        to.depth(),
        to.position(),
        limit);
  }

  @Override
  public Optional<Arrival> firstAfter(long room, long position) {
    return sql.find(FIRST_AFTER, SqlEventStore::arrival, room, position);
  }

  @Override
  public Optional<Arrival> lastUntil(long room, long position) {
    return sql.find(LAST_UNTIL, SqlEventStore::arrival, room, position);
  }

  @Override
  public OptionalLong leastOvertaken(long room, long from, long to, int limit) {
    return sql.find(LEAST_OVERTAKEN, row -> row.optionalNumber("least"), room, from, to, limit)
        .orElse(OptionalLong.empty());
  }

  private List<StoredEvent> list(String statement, Object... parameters) {
    List<StoredEvent> events = sql.list(statement, SqlEventStore::event, parameters);
    StorageUse.current().eventsRead(events.size());
    return events;
  }

  @Override
  public Optional<EventId> findByTransaction(ClientTransaction transaction) {
    return sql.find(
        """
        SELECT e.event_id FROM client_transactions t JOIN events e ON e.event = t.event
        WHERE t.key = ?
        """,
        row -> new EventId(row.text("event_id")),
        (Object) TransactionKey.of(transaction));
  }

  private static EventPlace place(Row row) {
    return new EventPlace(row.number("position"), row.number("event"));
  }

  private static GraphPlace graphPlace(Row row) {
    return new GraphPlace(row.number("depth"), row.number("position"));
  }

  private static Arrival arrival(Row row) {
    return new Arrival(graphPlace(row), row.number("deepest"));
  }

  private static GraphEntry entry(Row row) {
    return new GraphEntry(graphPlace(row), row.number("event"));
  }

  private static StoredEvent event(Row row) {
    String version = row.text("version");
    Pdu pdu =
        Pdu.ofStored(
            RoomVersion.find(version)
                .orElseThrow(() -> new StorageException("unknown room version " + version)),
            new EventId(row.text("event_id")),
            new RoomId(row.text("room_id")),
            row.bytes("json"));
    return new StoredEvent(
        row.number("event"),
        row.number("room"),
        row.optionalNumber("position").orElse(0),
        pdu,
        row.optionalBytes("state_before").map(StateRoot::ofBytes).orElse(StateRoot.EMPTY),
        StandingCode.read(row.number("standing")),
        row.optionalText("redacted_by").map(EventId::new),
        row.optionalText("user_id").map(user -> transaction(user, row)));
  }

  private static ClientTransaction transaction(String user, Row row) {
    return new ClientTransaction(
        new UserId(user),
        new DeviceId(row.text("device_id")),
        row.encoded("scope"),
        row.encoded("transaction_id"));
  }
}
