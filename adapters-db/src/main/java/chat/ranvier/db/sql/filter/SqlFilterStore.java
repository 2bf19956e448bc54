package chat.ranvier.db.sql.filter;

import chat.ranvier.application.filter.port.FilterStore;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The filters in the table {@code filters}. */
public final class SqlFilterStore implements FilterStore {
  private final Sql sql;

  /** The filters of the database that the statements go to. */
  public SqlFilterStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void insert(UserId user, String filterId, JsonObject definition) {
    sql.update(
        """
        INSERT INTO filters (user_id, filter_id, definition) VALUES (?, ?, ?)
        ON CONFLICT (user_id, filter_id) DO NOTHING
        """,
        user.value(),
        filterId,
        JsonWriter.toText(definition));
  }

  @Override
  public Optional<JsonObject> find(UserId user, String filterId) {
    return sql.find(
        "SELECT definition FROM filters WHERE user_id = ? AND filter_id = ?",
        row -> JsonReader.readObject(row.text("definition").getBytes(StandardCharsets.UTF_8)),
        user.value(),
        filterId);
  }
}
