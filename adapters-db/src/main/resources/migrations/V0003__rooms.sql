-- The rooms this server knows, and where each stands.
-- extremities: the numbers of the events that no other follows yet, 8 bytes each, oldest first.
-- The current state's root is the newest in state_history, the last position that of the newest event.
CREATE TABLE rooms (
  room ${number} NOT NULL PRIMARY KEY,
  room_id TEXT NOT NULL UNIQUE,
  version TEXT NOT NULL,
  extremities ${bytes} NOT NULL,
  joined_count ${number} NOT NULL,
  invited_count ${number} NOT NULL
) ${updated};
