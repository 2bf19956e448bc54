-- Messages that wait for devices. size is what each counts for, total and sender_total are running totals of it since the
-- inbox, or what waits in it from the sender, was last empty: so what waits is known by the first and the last.
CREATE TABLE to_device_messages (
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  position ${number} NOT NULL,
  sender TEXT NOT NULL,
  type ${bytes} NOT NULL,
  content TEXT NOT NULL,
  size ${number} NOT NULL,
  total ${number} NOT NULL,
  sender_total ${number} NOT NULL,
  PRIMARY KEY (user_id, device_id, position)
) ${table};
CREATE INDEX to_device_messages_by_sender ON to_device_messages (user_id, device_id, sender, position);
-- By which transactions of clients they were sent. key: 16 bytes of a hash of the type and the transaction's id.
CREATE TABLE to_device_transactions (
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  key ${bytes} NOT NULL,
  ts ${number} NOT NULL,
  PRIMARY KEY (user_id, device_id, key)
) ${clustered};
CREATE INDEX to_device_transactions_by_ts ON to_device_transactions (ts);
