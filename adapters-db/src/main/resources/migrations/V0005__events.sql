-- The events of the timelines, each once, as the canonical JSON that was hashed and signed.
-- slot: which slot a state event fills. state_before: the root of the room's state before it.
-- redacted_by: the number of the redaction that took its content away.
CREATE TABLE events (
  event ${number} NOT NULL PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  room ${number} NOT NULL,
  position ${number},
  depth ${number} NOT NULL,
  slot ${number},
  redacted_by ${number},
  state_before ${bytes},
  json ${bytes} NOT NULL
) ${table};

CREATE UNIQUE INDEX events_by_room_position ON events (room, position);

-- By which transactions clients sent events. key: 16 bytes of a hash of the other columns but the event.
CREATE TABLE client_transactions (
  event ${number} NOT NULL PRIMARY KEY,
  key ${bytes} NOT NULL UNIQUE,
  user_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  scope ${bytes} NOT NULL,
  transaction_id ${bytes} NOT NULL
) ${table};
