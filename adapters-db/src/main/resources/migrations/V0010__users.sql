-- Accounts. Names of table and columns as administrators know them from Synapse's documentation.
CREATE TABLE users (
  name TEXT NOT NULL PRIMARY KEY,
  password_hash TEXT,
  creation_ts ${number} NOT NULL,
  is_guest ${number} NOT NULL DEFAULT 0,
  admin ${number} NOT NULL DEFAULT 0,
  deactivated ${number} NOT NULL DEFAULT 0,
  locked ${number} NOT NULL DEFAULT 0,
  suspended ${number} NOT NULL DEFAULT 0,
  erased ${number} NOT NULL DEFAULT 0,
  user_type TEXT
) ${clustered};
