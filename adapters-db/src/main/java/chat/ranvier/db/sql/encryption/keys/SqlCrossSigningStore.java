package chat.ranvier.db.sql.encryption.keys;

import chat.ranvier.application.encryption.keys.port.CrossSigningKey;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.keys.port.KeySignature;
import chat.ranvier.application.encryption.keys.port.KeyUsage;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.signing.KeyId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** The keys in the table {@code cross_signing_keys}, and {@code key_signatures}. */
public final class SqlCrossSigningStore implements CrossSigningStore {
  private static final BulkInsert INSERT_SIGNATURES =
      BulkInsert.into("key_signatures")
          .text("target")
          .text("target_key")
          .text("signer")
          .text("signer_key")
          .text("signature")
          .number("position")
          .orElse(
              """
              ON CONFLICT (target, target_key, signer, signer_key) DO UPDATE SET
                signature = excluded.signature, position = excluded.position
              """);

  private final Sql sql;

  /** The keys of the database that the statements go to. */
  public SqlCrossSigningStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void put(CrossSigningKey key) {
    sql.update(
        """
        INSERT INTO cross_signing_keys (user_id, key_usage, key_id, key_json) VALUES (?, ?, ?, ?)
        ON CONFLICT (user_id, key_usage) DO UPDATE SET
          key_id = excluded.key_id, key_json = excluded.key_json
        """,
        key.user().value(),
        key.usage().name(),
        key.id().value(),
        JsonWriter.toText(key.json()));
  }

  @Override
  public List<CrossSigningKey> ofUsers(Collection<UserId> users) {
    return sql.list(
        "SELECT user_id, key_usage, key_id, key_json FROM cross_signing_keys WHERE "
            + sql.dialect().among("user_id", SqlType.TEXT)
            + " ORDER BY user_id, key_usage",
        SqlCrossSigningStore::key,
        texts(users));
  }

  private static CrossSigningKey key(Row row) {
    return new CrossSigningKey(
        new UserId(row.text("user_id")),
        KeyUsage.valueOf(row.text("key_usage")),
        new KeyId(row.text("key_id")),
        JsonReader.readOwnObject(row.text("key_json").getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void putSignatures(Collection<KeySignature> signatures, long position) {
    sql.insert(
        INSERT_SIGNATURES,
        signatures.stream()
            .map(
                each ->
                    Values.of(
                        each.target().value(),
                        each.targetKey(),
                        each.signer().value(),
                        each.signerKey().value(),
                        each.signature(),
                        position))
            .toList());
  }

  @Override
  public List<KeySignature> signaturesOn(Collection<UserId> targets) {
    return sql.list(
        "SELECT target, target_key, signer, signer_key, signature FROM key_signatures WHERE "
            + sql.dialect().among("target", SqlType.TEXT)
            + " ORDER BY target, target_key, signer, signer_key",
        SqlCrossSigningStore::signature,
        texts(targets));
  }

  private static KeySignature signature(Row row) {
    return new KeySignature(
        new UserId(row.text("signer")),
        new KeyId(row.text("signer_key")),
        new UserId(row.text("target")),
        row.text("target_key"),
        row.text("signature"));
  }

  @Override
  public List<UserId> signedBy(UserId signer, long after, long upTo) {
    return sql.list(
        """
        SELECT DISTINCT target FROM key_signatures
        WHERE signer = ? AND position > ? AND position <= ? AND target <> signer ORDER BY target
        """,
        row -> new UserId(row.text("target")),
        signer.value(),
        after,
        upTo);
  }

  @Override
  public void deleteSignaturesBy(UserId signer, KeyId signerKey) {
    sql.update(
        "DELETE FROM key_signatures WHERE signer = ? AND signer_key = ?",
        signer.value(),
        signerKey.value());
  }

  @Override
  public void deleteSignaturesOn(UserId target, Collection<String> targetKeys) {
    sql.update(
        "DELETE FROM key_signatures WHERE target = ? AND "
            + sql.dialect().among("target_key", SqlType.TEXT),
        target.value(),
        SqlList.texts(targetKeys));
  }

  @Override
  public void deleteAll(UserId user) {
    sql.update("DELETE FROM cross_signing_keys WHERE user_id = ?", user.value());
    sql.update("DELETE FROM key_signatures WHERE target = ?", user.value());
    sql.update("DELETE FROM key_signatures WHERE signer = ?", user.value());
  }

  private static SqlList texts(Collection<UserId> users) {
    return SqlList.texts(users.stream().map(UserId::value).toList());
  }
}
