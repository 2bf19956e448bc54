package chat.ranvier.db.sql.push;

import chat.ranvier.application.push.port.PushRuleStore;
import chat.ranvier.application.push.port.StoredPushRules;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The push rules in the table {@code push_rules}. */
public final class SqlPushRuleStore implements PushRuleStore {
  private static final String ATTENTIVE =
      """
      SELECT m.user_id FROM memberships m JOIN push_rules p ON p.user_id = m.user_id
      WHERE m.room = ? AND m.membership = 'join'
      UNION
      SELECT m.user_id FROM memberships m JOIN account_data a
        ON a.user_id = m.user_id AND a.room_id = '' AND a.type = 'm.ignored_user_list'
      WHERE m.room = ? AND m.membership = 'join'
      ORDER BY 1
      """;

  private final Sql sql;

  /** The push rules of the database that the statements go to. */
  public SqlPushRuleStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<StoredPushRules> find(UserId user) {
    return sql.find(
        "SELECT changes, position FROM push_rules WHERE user_id = ?",
        SqlPushRuleStore::rules,
        user.value());
  }

  @Override
  public Map<UserId, StoredPushRules> findAll(Collection<UserId> users) {
    Map<UserId, StoredPushRules> found = new HashMap<>();
    sql.list(
        "SELECT user_id, changes, position FROM push_rules WHERE "
            + sql.dialect().among("user_id", SqlType.TEXT),
        row -> found.put(new UserId(row.text("user_id")), rules(row)),
        SqlList.texts(users.stream().map(UserId::value).toList()));
    return found;
  }

  private static StoredPushRules rules(Row row) {
    return new StoredPushRules(row.text("changes"), row.number("position"));
  }

  @Override
  public void put(UserId user, StoredPushRules rules) {
    sql.update(
        """
        INSERT INTO push_rules (user_id, changes, position) VALUES (?, ?, ?)
        ON CONFLICT (user_id) DO UPDATE SET changes = excluded.changes, position = excluded.position
        """,
        user.value(),
        rules.changes(),
        rules.position());
  }

  @Override
  public List<UserId> attentiveMembers(long room) {
    return sql.list(ATTENTIVE, row -> new UserId(row.text("user_id")), room, room);
  }
}
