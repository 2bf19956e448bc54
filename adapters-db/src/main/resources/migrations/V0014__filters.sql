-- Filters that clients have uploaded; the id comes from the definition.
CREATE TABLE filters (
  user_id TEXT NOT NULL,
  filter_id TEXT NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (user_id, filter_id)
) ${table};
