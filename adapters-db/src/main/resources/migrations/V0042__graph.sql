-- How events of other servers stand, and what is missing in the graphs of rooms.
-- standing: 0 accepted, 1 soft-failed, 2 rejected, 3 outlier. rejected_by: the rule that turned it away.
-- Only accepted events have a position, below 0 those of a past that was read up on.
ALTER TABLE events ADD COLUMN standing ${number} NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN rejected_by TEXT;

-- last_gap, last_merge: positions of events after which a client's timeline or state is not continued.
ALTER TABLE rooms ADD COLUMN last_gap ${number} NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN last_merge ${number} NOT NULL DEFAULT 0;

-- Events that others follow on and that are not here, or only as outliers. follower: who follows.
CREATE TABLE backward_extremities (
  room ${number} NOT NULL,
  event_id TEXT NOT NULL,
  follower ${number} NOT NULL,
  PRIMARY KEY (room, event_id, follower)
) ${clustered};

-- Events that cannot be judged until others arrive, as the canonical JSON that was signed.
CREATE TABLE waiting_events (
  room ${number} NOT NULL,
  event_id TEXT NOT NULL,
  json ${bytes} NOT NULL,
  PRIMARY KEY (room, event_id)
) ${table};
