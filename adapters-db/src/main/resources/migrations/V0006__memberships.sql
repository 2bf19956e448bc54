-- How each user stands to each room by the room's current state.
-- position: the event's, so that lists of members need not look at events. stripped_state: JSON.
CREATE TABLE memberships (
  user_id TEXT NOT NULL,
  room ${number} NOT NULL,
  membership TEXT NOT NULL,
  event ${number} NOT NULL,
  position ${number} NOT NULL,
  forgotten ${number} NOT NULL,
  stripped_state ${bytes},
  PRIMARY KEY (user_id, room)
) ${clustered};

CREATE INDEX memberships_by_room ON memberships (room, membership, user_id);
