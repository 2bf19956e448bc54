-- Redactions that came before their targets. redaction: the number of the event that redacts.
CREATE TABLE awaiting_redactions (
  room ${number} NOT NULL,
  target TEXT NOT NULL,
  redaction ${number} NOT NULL,
  PRIMARY KEY (room, target, redaction)
) ${clustered};
