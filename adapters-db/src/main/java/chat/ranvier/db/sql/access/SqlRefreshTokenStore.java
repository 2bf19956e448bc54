package chat.ranvier.db.sql.access;

import chat.ranvier.application.access.port.RefreshToken;
import chat.ranvier.application.access.port.RefreshTokenStore;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The refresh tokens in the table {@code refresh_tokens}. */
public final class SqlRefreshTokenStore implements RefreshTokenStore {
  private static final String SELECT =
      """
      SELECT token_hash, user_id, device_id, expires_at, session_ends_at, next_token_hash
      FROM refresh_tokens WHERE
      """;

  private final Sql sql;

  /** The tokens of the database that the statements go to. */
  public SqlRefreshTokenStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void insert(RefreshToken token) {
    sql.update(
        """
        INSERT INTO refresh_tokens
          (token_hash, user_id, device_id, expires_at, session_ends_at, next_token_hash)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        token.hash().value(),
        token.user().value(),
        token.device().value(),
        orNull(token.expiresAt()),
        orNull(token.sessionEndsAt()),
        token.next().map(TokenHash::value).orElse(null));
  }

  private static @Nullable Long orNull(OptionalLong number) {
    return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
  }

  @Override
  public Optional<RefreshToken> find(TokenHash hash) {
    return sql.find(SELECT + "token_hash = ?", SqlRefreshTokenStore::token, hash.value());
  }

  @Override
  public Optional<RefreshToken> predecessorOf(TokenHash next) {
    return sql.find(SELECT + "next_token_hash = ?", SqlRefreshTokenStore::token, next.value());
  }

  @Override
  public void exchange(TokenHash old, TokenHash next) {
    sql.update(
        "UPDATE refresh_tokens SET next_token_hash = ? WHERE token_hash = ?",
        next.value(),
        old.value());
  }

  @Override
  public void delete(Collection<TokenHash> hashes) {
    sql.update(
        "DELETE FROM refresh_tokens WHERE " + sql.dialect().among("token_hash", SqlType.TEXT),
        SqlList.texts(hashes.stream().map(TokenHash::value).toList()));
  }

  @Override
  public void deleteOfDevices(UserId user, Collection<DeviceId> devices) {
    sql.update(
        "DELETE FROM refresh_tokens WHERE user_id = ? AND "
            + sql.dialect().among("device_id", SqlType.TEXT),
        user.value(),
        SqlList.texts(devices.stream().map(DeviceId::value).toList()));
  }

  private static RefreshToken token(Row row) {
    return new RefreshToken(
        new TokenHash(row.text("token_hash")),
        new UserId(row.text("user_id")),
        new DeviceId(row.text("device_id")),
        row.optionalNumber("expires_at"),
        row.optionalNumber("session_ends_at"),
        row.optionalText("next_token_hash").map(TokenHash::new));
  }
}
