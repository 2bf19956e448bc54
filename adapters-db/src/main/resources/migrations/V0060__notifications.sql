-- Events that notify those members of their room whose rules are the ones that everybody begins with.
-- thread: main, or the id of the event that began it. total: how many such events the room has had, this one included.
CREATE TABLE notifying_events (
  room ${number} NOT NULL,
  position ${number} NOT NULL,
  thread TEXT NOT NULL,
  highlights ${number} NOT NULL,
  tweaks TEXT NOT NULL,
  total ${number} NOT NULL,
  redacted ${number} NOT NULL,
  PRIMARY KEY (room, position)
) ${clustered};
CREATE INDEX notifying_in_threads ON notifying_events (room, position, thread) WHERE thread <> 'main';
CREATE INDEX notifying_loudly ON notifying_events (room, position) WHERE highlights = 1;
CREATE INDEX notifying_redacted ON notifying_events (room, position) WHERE redacted = 1;

-- What an event does to a user, where that is something else than what it does to most (common).
CREATE TABLE push_actions (
  user_id TEXT NOT NULL,
  room ${number} NOT NULL,
  position ${number} NOT NULL,
  thread TEXT NOT NULL,
  notifies ${number} NOT NULL,
  highlights ${number} NOT NULL,
  common_notifies ${number} NOT NULL,
  common_highlights ${number} NOT NULL,
  tweaks TEXT NOT NULL,
  PRIMARY KEY (user_id, room, position)
) ${clustered};
CREATE INDEX push_actions_by_position ON push_actions (user_id, position) WHERE notifies = 1;
CREATE INDEX push_actions_by_event ON push_actions (room, position);

-- What happened before is not told of any more.
INSERT INTO counters (counter, reserved)
SELECT 'push_evaluated', MAX(position) FROM events HAVING MAX(position) > 0;
