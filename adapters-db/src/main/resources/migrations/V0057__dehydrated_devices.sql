-- The device of each user that receives messages while they are logged in nowhere; data is JSON of the client that made it.
CREATE TABLE dehydrated_devices (
  user_id TEXT NOT NULL PRIMARY KEY,
  device_id TEXT NOT NULL,
  data TEXT NOT NULL
) ${updated};
