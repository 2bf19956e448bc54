-- Whose database this is: one row, written when it is made.
CREATE TABLE server (
  id ${number} NOT NULL PRIMARY KEY,
  server_name TEXT NOT NULL
) ${table};
