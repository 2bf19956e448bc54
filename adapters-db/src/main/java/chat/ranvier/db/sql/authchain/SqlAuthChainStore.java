package chat.ranvier.db.sql.authchain;

import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.application.authchain.port.CitedEvent;
import chat.ranvier.application.authchain.port.PendingRoom;
import chat.ranvier.application.authchain.port.PlacedEvent;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.domain.auth.chain.ChainedEvent;
import chat.ranvier.domain.identifier.EventId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chain covers in the table {@code auth_chains}. */
public final class SqlAuthChainStore implements AuthChainStore {
  private static final BulkInsert PLACES =
      BulkInsert.into("auth_chains")
          .number("room")
          .number("chain")
          .number("sequence")
          .number("event")
          .number("links")
          .bytes("auth_events");
  private static final String CHAINED =
      "SELECT c.chain, c.sequence, c.event, c.links, c.auth_events FROM auth_chains c ";

  private final Sql sql;

  /** The chain covers of the database that the statements go to. */
  public SqlAuthChainStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<ChainedEvent> chainsOf(long room, Collection<Long> events) {
    String statement =
        CHAINED
            + "WHERE c.room = ? AND c.chain IN (SELECT k.chain FROM auth_chains k"
            + " WHERE k.room = ? AND "
            + sql.dialect().among("k.event", SqlType.NUMBER)
            + ")";
    return sql.list(statement, SqlAuthChainStore::chained, room, room, SqlList.numbers(events));
  }

  private static ChainedEvent chained(Row row) {
    long event = row.number("event");
    return new ChainedEvent(
        event,
        (int) row.number("chain"),
        (int) row.number("sequence"),
        PackedAuthEvents.unpack(event, row.bytes("auth_events")),
        (int) row.number("links"));
  }

  @Override
  public Optional<List<ChainedEvent>> after(long room, long event, int limit) {
    List<ChainedEvent> newer =
        sql.list(
            CHAINED + "WHERE c.room = ? AND c.event > ? ORDER BY c.event LIMIT ?",
            SqlAuthChainStore::chained,
            room,
            event,
            limit + 1);
    return newer.size() > limit ? Optional.empty() : Optional.of(newer);
  }

  @Override
  public int chainCount(long room) {
    return sql.find(
            "SELECT chain FROM auth_chains WHERE room = ? ORDER BY chain DESC LIMIT 1",
            row -> (int) row.number("chain") + 1,
            room)
        .orElse(0);
  }

  @Override
  public Map<EventId, CitedEvent> cited(Collection<EventId> ids) {
    String statement =
        "SELECT event_id, event, room, slot FROM events WHERE slot IS NOT NULL AND "
            + sql.dialect().among("event_id", SqlType.TEXT);
    Map<EventId, CitedEvent> found = new HashMap<>();
    sql.list(
            statement,
            row -> Map.entry(new EventId(row.text("event_id")), cited(row)),
            SqlList.texts(ids.stream().map(EventId::value).toList()))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  private static CitedEvent cited(Row row) {
    return new CitedEvent(row.number("event"), row.number("room"), (int) row.number("slot"));
  }

  @Override
  public void add(List<PlacedEvent> events) {
    sql.insert(PLACES, events.stream().map(SqlAuthChainStore::row).toList());
  }

  private static Values row(PlacedEvent placed) {
    ChainedEvent event = placed.event();
    return Values.of(
        placed.room(),
        event.chain(),
        event.sequence(),
        event.event(),
        event.links(),
        PackedAuthEvents.pack(event.event(), event.authEvents()));
  }

  @Override
  public Optional<PendingRoom> pending() {
    return sql.find(
        "SELECT room, position FROM auth_chains_pending ORDER BY room LIMIT 1",
        row -> new PendingRoom(row.number("room"), row.number("position")));
  }

  @Override
  public void proceed(PendingRoom room) {
    sql.update(
        "UPDATE auth_chains_pending SET position = ? WHERE room = ?", room.position(), room.room());
  }

  @Override
  public void finish(long room) {
    sql.update("DELETE FROM auth_chains_pending WHERE room = ?", room);
  }

  @Override
  public void restart(long room) {
    sql.update("DELETE FROM auth_chains WHERE room = ?", room);
    sql.update(
        "INSERT INTO auth_chains_pending (room, position) VALUES (?, 0)"
            + " ON CONFLICT (room) DO UPDATE SET position = 0",
        room);
  }
}
