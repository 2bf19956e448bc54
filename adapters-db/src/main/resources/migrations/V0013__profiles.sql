-- The fields of profiles, each value as JSON.
CREATE TABLE profile_fields (
  user_id TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (user_id, field)
) ${clustered};
