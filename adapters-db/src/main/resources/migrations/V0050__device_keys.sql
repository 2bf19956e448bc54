-- The identity keys of devices, as they were uploaded. JSON.
CREATE TABLE device_keys (
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  keys TEXT NOT NULL,
  PRIMARY KEY (user_id, device_id)
) ${table};
-- When the devices of a user, or keys of them or of their user, changed last.
CREATE TABLE device_list_changes (
  user_id TEXT NOT NULL PRIMARY KEY,
  position ${number} NOT NULL
) ${clustered};
CREATE INDEX device_list_changes_by_position ON device_list_changes (position);
-- One-time keys, numbered in the order of their upload. The ids of claimed ones stay for a while, so that they are not taken again.
CREATE TABLE one_time_keys (
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  key_id TEXT NOT NULL,
  number ${number} NOT NULL,
  claimed ${number} NOT NULL,
  key_json TEXT NOT NULL,
  PRIMARY KEY (user_id, device_id, algorithm, key_id)
) ${updated};
CREATE INDEX one_time_keys_by_number ON one_time_keys (user_id, device_id, number);
CREATE INDEX one_time_keys_left ON one_time_keys (user_id, device_id, algorithm, number) WHERE claimed = 0;
CREATE TABLE fallback_keys (
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  key_id TEXT NOT NULL,
  used ${number} NOT NULL,
  key_json TEXT NOT NULL,
  PRIMARY KEY (user_id, device_id, algorithm)
) ${updated};
