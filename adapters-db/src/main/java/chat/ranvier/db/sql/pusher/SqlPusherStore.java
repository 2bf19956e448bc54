package chat.ranvier.db.sql.pusher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.pusher.port.PusherKey;
import chat.ranvier.application.pusher.port.PusherProgress;
import chat.ranvier.application.pusher.port.PusherStore;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The pushers in the table {@code pushers}. */
public final class SqlPusherStore implements PusherStore {
  private static final String SELECT = "SELECT * FROM pushers WHERE user_id = ?";
  private static final String THIS_ONE = "user_id = ? AND app_id = ? AND pushkey = ?";

  private final Sql sql;

  /** The pushers of the database that the statements go to. */
  public SqlPusherStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Pusher> find(PusherKey key) {
    return sql.find(
        "SELECT * FROM pushers WHERE " + THIS_ONE,
        PusherRows::read,
        key.user().value(),
        bytes(key.appId()),
        bytes(key.pushkey()));
  }

  @Override
  public List<Pusher> ofUser(UserId user) {
    return sql.list(SELECT + " ORDER BY app_id, pushkey", PusherRows::read, user.value());
  }

  @Override
  public List<UserId> users(Optional<UserId> after, int max) {
    return sql.list(
        "SELECT DISTINCT user_id FROM pushers WHERE user_id > ? ORDER BY user_id LIMIT ?",
        row -> new UserId(row.text("user_id")),
        after.map(UserId::value).orElse(""),
        max);
  }

  @Override
  public void put(Pusher pusher) {
    PusherProgress progress = pusher.progress();
    sql.update(
        """
        INSERT INTO pushers (user_id, app_id, pushkey, device_id, settings, made_at, set_at, secret,
        position, badge, failing_since, failures, next_attempt, throttles)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_id, app_id, pushkey) DO UPDATE SET device_id = excluded.device_id,
        settings = excluded.settings, made_at = excluded.made_at, set_at = excluded.set_at,
        secret = excluded.secret, position = excluded.position, badge = excluded.badge,
        failing_since = excluded.failing_since, failures = excluded.failures,
        next_attempt = excluded.next_attempt, throttles = excluded.throttles
        """,
        pusher.key().user().value(),
        bytes(pusher.key().appId()),
        bytes(pusher.key().pushkey()),
        pusher.device().map(DeviceId::value).orElse(null),
        PusherRows.json(pusher.settings()),
        pusher.madeAt(),
        pusher.setAt(),
        pusher.secret(),
        progress.position(),
        PusherRows.badge(progress),
        PusherRows.failingSince(progress),
        PusherRows.failures(progress),
        PusherRows.nextAttempt(progress),
        PusherRows.throttles(progress));
  }

  @Override
  public boolean note(PusherKey key, long madeAt, PusherProgress progress) {
    return sql.update(
            "UPDATE pushers SET position = ?, badge = ?, failing_since = ?, failures = ?,"
                + " next_attempt = ?, throttles = ? WHERE "
                + THIS_ONE
                + " AND made_at = ?",
            progress.position(),
            PusherRows.badge(progress),
            PusherRows.failingSince(progress),
            PusherRows.failures(progress),
            PusherRows.nextAttempt(progress),
            PusherRows.throttles(progress),
            key.user().value(),
            bytes(key.appId()),
            bytes(key.pushkey()),
            madeAt)
        == 1;
  }

  @Override
  public boolean delete(PusherKey key) {
    return sql.update(
            "DELETE FROM pushers WHERE " + THIS_ONE,
            key.user().value(),
            bytes(key.appId()),
            bytes(key.pushkey()))
        == 1;
  }

  @Override
  public void deleteOfOthers(PusherKey kept) {
    sql.update(
        "DELETE FROM pushers WHERE pushkey = ? AND app_id = ? AND user_id <> ?",
        bytes(kept.pushkey()),
        bytes(kept.appId()),
        kept.user().value());
  }

  @Override
  public void deleteOfDevices(UserId user, Collection<DeviceId> devices) {
    sql.update(
        "DELETE FROM pushers WHERE user_id = ? AND "
            + sql.dialect().among("device_id", SqlType.TEXT),
        user.value(),
        SqlList.texts(devices.stream().map(DeviceId::value).toList()));
  }

  @Override
  public void deleteAll(UserId user) {
    sql.update("DELETE FROM pushers WHERE user_id = ?", user.value());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
