-- Of pushers that write mails: by room, when the last mail was sent and how long the next one waits (JSON); NULL where there is none.
ALTER TABLE pushers ADD COLUMN throttles TEXT;
