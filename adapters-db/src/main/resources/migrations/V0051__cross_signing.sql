-- The cross-signing keys of users. key_id holds the public key itself; key_json is as it was uploaded.
CREATE TABLE cross_signing_keys (
  user_id TEXT NOT NULL,
  key_usage TEXT NOT NULL,
  key_id TEXT NOT NULL,
  key_json TEXT NOT NULL,
  PRIMARY KEY (user_id, key_usage)
) ${table};
-- Signatures that were added to keys after their upload. target_key is a device's id, or the public key of a master key.
CREATE TABLE key_signatures (
  target TEXT NOT NULL,
  target_key TEXT NOT NULL,
  signer TEXT NOT NULL,
  signer_key TEXT NOT NULL,
  signature TEXT NOT NULL,
  position ${number} NOT NULL,
  PRIMARY KEY (target, target_key, signer, signer_key)
) ${table};
CREATE INDEX key_signatures_by_signer ON key_signatures (signer, position);
