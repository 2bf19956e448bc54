-- Devices; last_seen is in milliseconds since 1970.
CREATE TABLE devices (
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  display_name TEXT,
  last_seen ${number},
  ip TEXT,
  user_agent TEXT,
  PRIMARY KEY (user_id, device_id)
) ${clustered};
