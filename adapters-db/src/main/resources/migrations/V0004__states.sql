-- The (type, state key) pairs that a room's state events have filled, numbered from 0 in each room.
CREATE TABLE slots (
  room ${number} NOT NULL,
  slot ${number} NOT NULL,
  type ${bytes} NOT NULL,
  state_key ${bytes} NOT NULL,
  PRIMARY KEY (room, slot)
) ${clustered};

CREATE UNIQUE INDEX slots_by_name ON slots (room, type, state_key);

-- The nodes of the tries that hold a room's states, named by what they contain.
CREATE TABLE state_nodes (
  room ${number} NOT NULL,
  node ${bytes} NOT NULL,
  content ${bytes} NOT NULL,
  PRIMARY KEY (room, node)
) ${clustered};

-- What a room's current state became at a stream position, as the root of a trie.
CREATE TABLE state_history (
  room ${number} NOT NULL,
  position ${number} NOT NULL,
  root ${bytes} NOT NULL,
  PRIMARY KEY (room, position)
) ${clustered};

-- The current state once more, for questions over many rooms.
CREATE TABLE current_state (
  room ${number} NOT NULL,
  slot ${number} NOT NULL,
  event ${number} NOT NULL,
  PRIMARY KEY (room, slot)
) ${clustered};
