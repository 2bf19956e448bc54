-- The topological order of each room: by depth, then by position; of the events that a timeline shows.
CREATE INDEX events_by_room_depth ON events (room, depth, position) WHERE position IS NOT NULL;

-- top: how deep the deepest event of the room was when this one came, where the stream places it otherwise
-- among the others than its depth does. No room has such events yet.
ALTER TABLE events ADD COLUMN top ${number};

CREATE INDEX events_overtaken ON events (room, position, depth) WHERE top IS NOT NULL;
