-- In what users' push rules differ from the server's: JSON. position: of the last change.
CREATE TABLE push_rules (
  user_id TEXT NOT NULL PRIMARY KEY,
  changes TEXT NOT NULL,
  position ${number} NOT NULL
) ${updated};
