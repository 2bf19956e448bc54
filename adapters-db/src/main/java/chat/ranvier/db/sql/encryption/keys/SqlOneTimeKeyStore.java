package chat.ranvier.db.sql.encryption.keys;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.keys.port.ClaimedKey;
import chat.ranvier.application.encryption.keys.port.KeyClaim;
import chat.ranvier.application.encryption.keys.port.OneTimeKey;
import chat.ranvier.application.encryption.keys.port.OneTimeKeyStore;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.signing.KeyId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The keys in the tables {@code one_time_keys} and {@code fallback_keys}. */
public final class SqlOneTimeKeyStore implements OneTimeKeyStore {
  private static final int REMEMBERED = 5_000;
  private static final String OF_DEVICE = " WHERE user_id = ? AND device_id = ?";
  private static final BulkInsert INSERT =
      BulkInsert.into("one_time_keys")
          .text("user_id")
          .text("device_id")
          .text("algorithm")
          .text("key_id")
          .number("number")
          .number("claimed")
          .text("key_json");

  private final Sql sql;

  /** The keys of the database that the statements go to. */
  public SqlOneTimeKeyStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<String, Long> counts(UserDevice device) {
    Map<String, Long> counts = new TreeMap<>();
    sql.list(
            "SELECT algorithm, count(*) AS keys FROM one_time_keys"
                + OF_DEVICE
                + " AND claimed = 0 GROUP BY algorithm",
            row -> Map.entry(row.text("algorithm"), row.number("keys")),
            device.user().value(),
            device.device().value())
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  @Override
  public Map<KeyId, Optional<OneTimeKey>> find(UserDevice device, Collection<KeyId> ids) {
    Set<KeyId> wanted = Set.copyOf(ids);
    Map<KeyId, Optional<OneTimeKey>> found = new HashMap<>();
    sql
        .list(
            "SELECT algorithm, key_id, claimed, key_json FROM one_time_keys"
                + OF_DEVICE
                + " AND "
                + sql.dialect().among("key_id", SqlType.TEXT),
            row ->
                Map.entry(
                    id(row),
                    row.truth("claimed") ? Optional.<OneTimeKey>empty() : Optional.of(key(row))),
            device.user().value(),
            device.device().value(),
            SqlList.texts(ids.stream().map(KeyId::version).collect(Collectors.toSet())))
        .stream()
        .filter(entry -> wanted.contains(entry.getKey()))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  @Override
  public void add(UserDevice device, List<OneTimeKey> keys) {
    long last =
        sql.find(
                "SELECT max(number) AS last FROM one_time_keys" + OF_DEVICE,
                row -> row.optionalNumber("last").orElse(0),
                device.user().value(),
                device.device().value())
            .orElse(0L);
    List<Values> rows = new ArrayList<>(keys.size());
    for (OneTimeKey key : keys) {
      rows.add(
          Values.of(
              device.user().value(),
              device.device().value(),
              key.id().algorithm(),
              key.id().version(),
              last + 1 + rows.size(),
              false,
              JsonWriter.toText(key.key())));
    }
    sql.insert(INSERT, rows);
    sql.update(
        "DELETE FROM one_time_keys" + OF_DEVICE + " AND number <= ? AND claimed = 1",
        device.user().value(),
        device.device().value(),
        last - REMEMBERED);
  }

  @Override
  public List<ClaimedKey> claim(Collection<KeyClaim> claims) {
    List<ClaimedKey> claimed = new ArrayList<>();
    byAlgorithm(claims).forEach((algorithm, devices) -> claimed.addAll(first(algorithm, devices)));
    sql.batch(
        "UPDATE one_time_keys SET claimed = 1, key_json = ''"
            + OF_DEVICE
            + " AND algorithm = ? AND key_id = ?",
        claimed.stream().map(SqlOneTimeKeyStore::primaryKey).toList());
    return claimed;
  }

  /** One look into the index of those left for each device of the users. */
  private List<ClaimedKey> first(String algorithm, Set<UserDevice> devices) {
    return ofDevices(
        devices,
        "SELECT k.user_id, k.device_id, k.algorithm, k.key_id, k.key_json FROM devices d"
            + " JOIN one_time_keys k ON k.user_id = d.user_id AND k.device_id = d.device_id"
            + " AND k.algorithm = ? AND k.claimed = 0 AND k.number = ("
            + "SELECT min(o.number) FROM one_time_keys o WHERE o.user_id = d.user_id"
            + " AND o.device_id = d.device_id AND o.algorithm = k.algorithm AND o.claimed = 0)"
            + " WHERE "
            + sql.dialect().among("d.user_id", SqlType.TEXT),
        algorithm);
  }

  private List<ClaimedKey> ofDevices(Set<UserDevice> devices, String statement, String algorithm) {
    return sql
        .list(
            statement,
            SqlOneTimeKeyStore::claimed,
            algorithm,
            SqlList.texts(
                devices.stream().map(device -> device.user().value()).collect(Collectors.toSet())))
        .stream()
        .filter(key -> devices.contains(key.device()))
        .toList();
  }

  private static Map<String, Set<UserDevice>> byAlgorithm(Collection<KeyClaim> claims) {
    return claims.stream()
        .collect(
            Collectors.groupingBy(
                KeyClaim::algorithm,
                TreeMap::new,
                Collectors.mapping(KeyClaim::device, Collectors.toSet())));
  }

  private static Values primaryKey(ClaimedKey claimed) {
    return Values.of(
        claimed.device().user().value(),
        claimed.device().device().value(),
        claimed.key().id().algorithm(),
        claimed.key().id().version());
  }

  @Override
  public void delete(UserId user, Collection<DeviceId> devices) {
    for (String table : List.of("one_time_keys", "fallback_keys")) {
      sql.update(
          "DELETE FROM "
              + table
              + " WHERE user_id = ? AND "
              + sql.dialect().among("device_id", SqlType.TEXT),
          user.value(),
          SqlList.texts(devices.stream().map(DeviceId::value).toList()));
    }
  }

  @Override
  public List<String> unusedFallbackAlgorithms(UserDevice device) {
    return sql.list(
        "SELECT algorithm FROM fallback_keys" + OF_DEVICE + " AND used = 0 ORDER BY algorithm",
        row -> row.text("algorithm"),
        device.user().value(),
        device.device().value());
  }

  @Override
  public void putFallback(UserDevice device, OneTimeKey key) {
    sql.update(
        """
        INSERT INTO fallback_keys (user_id, device_id, algorithm, key_id, used, key_json)
        VALUES (?, ?, ?, ?, 0, ?)
        ON CONFLICT (user_id, device_id, algorithm) DO UPDATE SET
          key_id = excluded.key_id, used = 0, key_json = excluded.key_json
        WHERE fallback_keys.key_id <> excluded.key_id OR fallback_keys.key_json <> excluded.key_json
        """,
        device.user().value(),
        device.device().value(),
        key.id().algorithm(),
        key.id().version(),
        JsonWriter.toText(key.key()));
  }

  @Override
  public List<ClaimedKey> claimFallback(Collection<KeyClaim> claims) {
    List<ClaimedKey> claimed = new ArrayList<>();
    byAlgorithm(claims)
        .forEach(
            (algorithm, devices) ->
                claimed.addAll(
                    ofDevices(
                        devices,
                        "SELECT user_id, device_id, algorithm, key_id, key_json"
                            + " FROM fallback_keys WHERE algorithm = ? AND "
                            + sql.dialect().among("user_id", SqlType.TEXT),
                        algorithm)));
    sql.batch(
        "UPDATE fallback_keys SET used = 1" + OF_DEVICE + " AND algorithm = ? AND key_id = ?",
        claimed.stream().map(SqlOneTimeKeyStore::primaryKey).toList());
    return claimed;
  }

  private static ClaimedKey claimed(Row row) {
    UserDevice device =
        new UserDevice(new UserId(row.text("user_id")), new DeviceId(row.text("device_id")));
    return new ClaimedKey(device, key(row));
  }

  private static OneTimeKey key(Row row) {
    return new OneTimeKey(
        id(row), JsonReader.readOwn(row.text("key_json").getBytes(StandardCharsets.UTF_8)));
  }

  private static KeyId id(Row row) {
    return new KeyId(row.text("algorithm") + ":" + row.text("key_id"));
  }
}
