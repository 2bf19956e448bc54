-- Aliases of this server; the room may be about to be made.
CREATE TABLE room_aliases (
  alias TEXT NOT NULL,
  room_id TEXT NOT NULL,
  creator TEXT NOT NULL,
  PRIMARY KEY (alias)
) ${clustered};

CREATE INDEX room_aliases_by_room ON room_aliases (room_id, alias);

-- Rooms that the server's directory lists.
CREATE TABLE published_rooms (
  room_id TEXT NOT NULL,
  PRIMARY KEY (room_id)
) ${clustered};
