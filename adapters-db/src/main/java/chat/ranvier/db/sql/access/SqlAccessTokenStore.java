package chat.ranvier.db.sql.access;

import chat.ranvier.application.access.port.AccessToken;
import chat.ranvier.application.access.port.AccessTokenStore;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The access tokens in the table {@code access_tokens}. */
public final class SqlAccessTokenStore implements AccessTokenStore {
  private static final String SELECT =
      """
      SELECT token_hash, user_id, device_id, expires_at, refresh_token_hash, used
      FROM access_tokens WHERE
      """;

  private final Sql sql;

  /** The tokens of the database that the statements go to. */
  public SqlAccessTokenStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void insert(AccessToken token) {
    sql.update(
        """
        INSERT INTO access_tokens
          (token_hash, user_id, device_id, expires_at, refresh_token_hash, used)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        token.hash().value(),
        token.user().value(),
        token.device().map(DeviceId::value).orElse(null),
        token.expiresAt().isPresent() ? token.expiresAt().getAsLong() : null,
        token.refreshToken().map(TokenHash::value).orElse(null),
        token.used());
  }

  @Override
  public Optional<AccessToken> find(TokenHash hash) {
    return sql.find(SELECT + "token_hash = ?", SqlAccessTokenStore::token, hash.value());
  }

  @Override
  public List<AccessToken> ofUser(UserId user) {
    return sql.list(
        SELECT + "user_id = ? ORDER BY token_hash", SqlAccessTokenStore::token, user.value());
  }

  @Override
  public List<AccessToken> ofDevice(UserId user, DeviceId device) {
    return sql.list(
        SELECT + "user_id = ? AND device_id = ? ORDER BY token_hash",
        SqlAccessTokenStore::token,
        user.value(),
        device.value());
  }

  @Override
  public List<AccessToken> issuedWith(TokenHash refreshToken) {
    return sql.list(
        SELECT + "refresh_token_hash = ? ORDER BY token_hash",
        SqlAccessTokenStore::token,
        refreshToken.value());
  }

  @Override
  public void markUsed(TokenHash hash) {
    sql.update("UPDATE access_tokens SET used = 1 WHERE token_hash = ?", hash.value());
  }

  @Override
  public void delete(Collection<TokenHash> hashes) {
    sql.update(
        "DELETE FROM access_tokens WHERE " + sql.dialect().among("token_hash", SqlType.TEXT),
        SqlList.texts(hashes.stream().map(TokenHash::value).toList()));
  }

  private static AccessToken token(Row row) {
    return new AccessToken(
        new TokenHash(row.text("token_hash")),
        new UserId(row.text("user_id")),
        row.optionalText("device_id").map(DeviceId::new),
        row.optionalNumber("expires_at"),
        row.optionalText("refresh_token_hash").map(TokenHash::new),
        row.truth("used"));
  }
}
