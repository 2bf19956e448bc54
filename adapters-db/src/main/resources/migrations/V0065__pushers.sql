-- Pushers: what a client has decided (settings, JSON), and how far each has come. made_at tells a pusher from one of the same
-- key that was there before.
CREATE TABLE pushers (
  user_id TEXT NOT NULL,
  app_id ${bytes} NOT NULL,
  pushkey ${bytes} NOT NULL,
  device_id TEXT,
  settings TEXT NOT NULL,
  made_at ${number} NOT NULL,
  set_at ${number} NOT NULL,
  secret TEXT NOT NULL,
  position ${number} NOT NULL,
  badge ${number},
  failing_since ${number},
  failures ${number} NOT NULL,
  next_attempt ${number},
  PRIMARY KEY (user_id, app_id, pushkey)
) ${updated};
CREATE INDEX pushers_by_pushkey ON pushers (pushkey, app_id);
