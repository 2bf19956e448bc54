-- Numbers up to which a counter's values may have been given out.
CREATE TABLE counters (
  counter TEXT NOT NULL PRIMARY KEY,
  reserved ${number} NOT NULL
) ${clustered};
