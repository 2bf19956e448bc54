-- event_position: where the event stands in the stream; 0 where that is not known.
ALTER TABLE receipts ADD COLUMN event_position ${number} NOT NULL DEFAULT 0;
UPDATE receipts SET event_position = COALESCE(
  (SELECT e.position FROM events e WHERE e.event_id = receipts.event_id AND e.room = receipts.room_number), 0);
