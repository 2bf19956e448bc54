-- since: the position from which on the membership has been the same word, though its event may have changed.
ALTER TABLE memberships ADD COLUMN since ${number} NOT NULL DEFAULT 0;
UPDATE memberships SET since = position;
CREATE INDEX memberships_by_since ON memberships (since);
