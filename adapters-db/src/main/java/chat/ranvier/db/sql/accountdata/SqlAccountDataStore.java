package chat.ranvier.db.sql.accountdata;

import chat.ranvier.application.accountdata.port.AccountDataQuota;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDataTotal;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.Utf8;
import java.util.List;
import java.util.Optional;

/** The account data in the tables {@code account_data} and {@code account_data_totals}. */
public final class SqlAccountDataStore implements AccountDataStore {
  private static final String GLOBAL = "";
  private static final String SELECT =
      "SELECT room_id, type, content, position FROM account_data WHERE user_id = ? ";

  private static final String SIZE =
      """
      SELECT octet_length(content) + octet_length(type) + octet_length(room_id) AS bytes
      FROM account_data WHERE user_id = ? AND room_id = ? AND type = ?
      """;

  private final Sql sql;

  /** The account data of the database that the statements go to. */
  public SqlAccountDataStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean putWithin(AccountDataQuota quota, UserId user, AccountDatum datum) {
    String room = room(datum);
    AccountDataTotal before = total(user);
    Optional<Long> bytesBefore =
        sql.find(SIZE, row -> row.number("bytes"), user.value(), room, datum.type());
    AccountDataTotal after =
        before.with(bytesBefore.orElse(0L), bytesBefore.isEmpty(), bytes(room, datum));
    if (!quota.admits(before, after)) {
      return false;
    }
    put(user, datum);
    putTotal(user, after);
    return true;
  }

  private void putTotal(UserId user, AccountDataTotal total) {
    sql.update(
        """
        INSERT INTO account_data_totals (user_id, bytes, items) VALUES (?, ?, ?)
        ON CONFLICT (user_id) DO UPDATE SET bytes = excluded.bytes, items = excluded.items
        """,
        user.value(),
        total.bytes(),
        total.items());
  }

  @Override
  public boolean delete(UserId user, Optional<RoomId> room, String type, long position) {
    AccountDatum deleted = AccountDatum.deleted(room, type, position);
    Optional<Long> bytes =
        sql.find(
            SIZE + "AND content <> ''",
            row -> row.number("bytes"),
            user.value(),
            room(deleted),
            type);
    if (bytes.isEmpty()) {
      return false;
    }
    put(user, deleted);
    putTotal(user, total(user).with(bytes.get(), false, bytes(room(deleted), deleted)));
    return true;
  }

  private static long bytes(String room, AccountDatum datum) {
    return (long) Utf8.length(datum.json()) + Utf8.length(datum.type()) + Utf8.length(room);
  }

  @Override
  public void put(UserId user, AccountDatum datum) {
    sql.update(
        """
        INSERT INTO account_data (user_id, room_id, type, content, position)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (user_id, room_id, type)
        DO UPDATE SET content = excluded.content, position = excluded.position
        """,
        user.value(),
        room(datum),
        datum.type(),
        datum.json(),
        datum.position());
  }

  private static String room(AccountDatum datum) {
    return datum.room().map(RoomId::value).orElse(GLOBAL);
  }

  @Override
  public AccountDataTotal total(UserId user) {
    return sql.find(
            "SELECT bytes, items FROM account_data_totals WHERE user_id = ?",
            row -> new AccountDataTotal(row.number("bytes"), row.number("items")),
            user.value())
        .orElse(AccountDataTotal.NONE);
  }

  @Override
  public Optional<String> findGlobal(UserId user, String type) {
    return find(user, GLOBAL, type);
  }

  @Override
  public Optional<String> findOfRoom(UserId user, RoomId room, String type) {
    return find(user, room.value(), type);
  }

  private Optional<String> find(UserId user, String room, String type) {
    return sql.find(
        """
        SELECT content FROM account_data
        WHERE user_id = ? AND room_id = ? AND type = ? AND content <> ''
        """,
        row -> row.text("content"),
        user.value(),
        room,
        type);
  }

  @Override
  public List<AccountDatum> all(UserId user) {
    return sql.list(
        SELECT + "AND content <> '' ORDER BY position", SqlAccountDataStore::datum, user.value());
  }

  @Override
  public List<AccountDatum> ofRoom(UserId user, RoomId room) {
    return sql.list(
        SELECT + "AND room_id = ? AND content <> '' ORDER BY position",
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
    sql.update("DELETE FROM account_data_totals WHERE user_id = ?", user.value());
    sql.update("DELETE FROM push_rules WHERE user_id = ?", user.value());
  }

  private static AccountDatum datum(Row row) {
    String room = row.text("room_id");
    return new AccountDatum(
        room.equals(GLOBAL) ? Optional.empty() : Optional.of(new RoomId(room)),
        row.text("type"),
        row.text("content"),
        row.number("position"));
  }
}
