package chat.ranvier.db.sql.accountdata;

import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The account data in the table {@code account_data}. */
public final class SqlAccountDataStore implements AccountDataStore {
  private static final String GLOBAL = "";
  private static final String SELECT =
      "SELECT room_id, type, content, position FROM account_data WHERE user_id = ? ";

  private final Sql sql;

  /** The account data of the database that the statements go to. */
  public SqlAccountDataStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void putGlobal(UserId user, String type, JsonObject content, long position) {
    put(user, GLOBAL, type, content, position);
  }

  @Override
  public void putOfRoom(UserId user, RoomId room, String type, JsonObject content, long position) {
    put(user, room.value(), type, content, position);
  }

  private void put(UserId user, String room, String type, JsonObject content, long position) {
    sql.update(
        """
        INSERT INTO account_data (user_id, room_id, type, content, position)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (user_id, room_id, type)
        DO UPDATE SET content = excluded.content, position = excluded.position
        """,
        user.value(),
        room,
        type,
        JsonWriter.toText(content),
        position);
  }

  @Override
  public Optional<JsonObject> findGlobal(UserId user, String type) {
    return find(user, GLOBAL, type);
  }

  @Override
  public Optional<JsonObject> findOfRoom(UserId user, RoomId room, String type) {
    return find(user, room.value(), type);
  }

  private Optional<JsonObject> find(UserId user, String room, String type) {
    return sql.find(
        "SELECT content FROM account_data WHERE user_id = ? AND room_id = ? AND type = ?",
        SqlAccountDataStore::content,
        user.value(),
        room,
        type);
  }

  @Override
  public List<AccountDatum> all(UserId user) {
    return sql.list(SELECT + "ORDER BY position", SqlAccountDataStore::datum, user.value());
  }

  @Override
  public List<AccountDatum> ofRoom(UserId user, RoomId room) {
    return sql.list(
        SELECT + "AND room_id = ? ORDER BY position",
        SqlAccountDataStore::datum,
        user.value(),
        room.value());
  }

  @Override
  public List<AccountDatum> between(UserId user, long after, long upTo) {
    return sql.list(
        SELECT + "AND position > ? AND position <= ? ORDER BY position",
        SqlAccountDataStore::datum,
        user.value(),
        after,
        upTo);
  }

  @Override
  public void deleteAll(UserId user) {
    sql.update("DELETE FROM account_data WHERE user_id = ?", user.value());
  }

  private static AccountDatum datum(Row row) {
    String room = row.text("room_id");
    return new AccountDatum(
        room.equals(GLOBAL) ? Optional.empty() : Optional.of(new RoomId(room)),
        row.text("type"),
        content(row),
        row.number("position"));
  }

  private static JsonObject content(Row row) {
    return JsonReader.readObject(row.text("content").getBytes(StandardCharsets.UTF_8));
  }
}
