-- The newest receipt of each room, user, type and thread; thread_id is the empty text for the whole room.
CREATE TABLE receipts (
  room_number ${number} NOT NULL,
  user_id TEXT NOT NULL,
  type TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  event_id TEXT NOT NULL,
  ts ${number} NOT NULL,
  position ${number} NOT NULL,
  PRIMARY KEY (room_number, user_id, type, thread_id)
) ${table};
CREATE INDEX receipts_by_position ON receipts (room_number, position);
