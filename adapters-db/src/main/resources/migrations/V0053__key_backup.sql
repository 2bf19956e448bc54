-- Key backups. The last version of each user stays when the backup goes: versions are never given twice.
CREATE TABLE key_backup_versions (
  user_id TEXT NOT NULL PRIMARY KEY,
  last_version ${number} NOT NULL
) ${updated};
CREATE TABLE key_backups (
  user_id TEXT NOT NULL,
  version ${number} NOT NULL,
  algorithm ${bytes} NOT NULL,
  auth_data TEXT NOT NULL,
  key_count ${number} NOT NULL,
  etag ${number} NOT NULL,
  PRIMARY KEY (user_id, version)
) ${updated};
-- Their keys. room_session is the room's id, a zero byte, and the session's id: so many are found at once, and read on by room.
CREATE TABLE backed_up_keys (
  user_id TEXT NOT NULL,
  version ${number} NOT NULL,
  room_session ${bytes} NOT NULL,
  is_verified ${number} NOT NULL,
  first_message_index ${number} NOT NULL,
  forwarded_count ${number} NOT NULL,
  session_data TEXT NOT NULL,
  PRIMARY KEY (user_id, version, room_session)
) ${table};
