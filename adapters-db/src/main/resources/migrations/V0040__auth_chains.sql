-- The chain cover of each room: in which chain, and where in it, a state event stands.
-- auth_events: the numbers of its auth events, links first. links: how many of them are links.
CREATE TABLE auth_chains (
  room ${number} NOT NULL,
  chain ${number} NOT NULL,
  sequence ${number} NOT NULL,
  event ${number} NOT NULL,
  links ${number} NOT NULL,
  auth_events ${bytes} NOT NULL,
  PRIMARY KEY (room, chain, sequence)
) ${clustered};

CREATE UNIQUE INDEX auth_chains_by_event ON auth_chains (room, event);

-- The rooms whose events are still being put into chains, and the position up to which that is done.
CREATE TABLE auth_chains_pending (
  room ${number} NOT NULL,
  position ${number} NOT NULL,
  PRIMARY KEY (room)
) ${clustered};

INSERT INTO auth_chains_pending (room, position) SELECT room, 0 FROM rooms;
