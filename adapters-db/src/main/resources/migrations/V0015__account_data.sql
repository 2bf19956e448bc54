-- Account data; room_id is the empty text where it is global.
CREATE TABLE account_data (
  user_id TEXT NOT NULL,
  room_id TEXT NOT NULL,
  type TEXT NOT NULL,
  content TEXT NOT NULL,
  position ${number} NOT NULL,
  PRIMARY KEY (user_id, room_id, type)
) ${table};
CREATE INDEX account_data_by_position ON account_data (user_id, position);
