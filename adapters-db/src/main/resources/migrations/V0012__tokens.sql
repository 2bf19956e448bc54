-- Access and refresh tokens by the SHA-256 of their secrets, which are not kept.
CREATE TABLE access_tokens (
  token_hash TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT,
  expires_at ${number},
  refresh_token_hash TEXT,
  used ${number} NOT NULL
) ${clustered};
CREATE INDEX access_tokens_by_device ON access_tokens (user_id, device_id);
CREATE INDEX access_tokens_by_refresh_token ON access_tokens (refresh_token_hash)
  WHERE refresh_token_hash IS NOT NULL;

CREATE TABLE refresh_tokens (
  token_hash TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  expires_at ${number},
  session_ends_at ${number},
  next_token_hash TEXT
) ${clustered};
CREATE INDEX refresh_tokens_by_device ON refresh_tokens (user_id, device_id);
CREATE INDEX refresh_tokens_by_next ON refresh_tokens (next_token_hash)
  WHERE next_token_hash IS NOT NULL;
