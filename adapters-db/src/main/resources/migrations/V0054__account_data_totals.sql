-- How much account data each user keeps, but for what the server manages itself: bounded by a quota, and never summed up again.
CREATE TABLE account_data_totals (
  user_id TEXT NOT NULL PRIMARY KEY,
  bytes ${number} NOT NULL,
  items ${number} NOT NULL
) ${updated};
INSERT INTO account_data_totals (user_id, bytes, items)
SELECT user_id, SUM(octet_length(content) + octet_length(type) + octet_length(room_id)), COUNT(*)
FROM account_data
WHERE type NOT IN ('m.fully_read', 'm.push_rules')
GROUP BY user_id;
