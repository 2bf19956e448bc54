package chat.ranvier.db.sql.profile;

import chat.ranvier.application.profile.port.Profile;
import chat.ranvier.application.profile.port.ProfileStore;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/** The profiles in the table {@code profile_fields}. */
public final class SqlProfileStore implements ProfileStore {
  private final Sql sql;

  /** The profiles of the database that the statements go to. */
  public SqlProfileStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Profile find(UserId user) {
    JsonObject.Builder fields = JsonObject.builder();
    sql.list(
            "SELECT field, value FROM profile_fields WHERE user_id = ?",
            row -> new Field(row.text("field"), json(row.text("value"))),
            user.value())
        .forEach(field -> fields.put(field.name(), field.value()));
    return new Profile(fields.build());
  }

  private record Field(String name, JsonValue value) {}

  private static JsonValue json(String text) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void put(UserId user, String field, JsonValue value) {
    sql.update(
        """
        INSERT INTO profile_fields (user_id, field, value) VALUES (?, ?, ?)
        ON CONFLICT (user_id, field) DO UPDATE SET value = excluded.value
        """,
        user.value(),
        field,
        JsonWriter.toText(value));
  }

  @Override
  public void delete(UserId user, String field) {
    sql.update("DELETE FROM profile_fields WHERE user_id = ? AND field = ?", user.value(), field);
  }

  @Override
  public void deleteAll(UserId user) {
    sql.update("DELETE FROM profile_fields WHERE user_id = ?", user.value());
  }
}
