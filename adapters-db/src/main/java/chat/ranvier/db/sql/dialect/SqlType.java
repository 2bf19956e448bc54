package chat.ranvier.db.sql.dialect;

/** The types that columns have, in both databases. */
public enum SqlType {
  /** A whole number of 64 bits; truth is stored as 0 or 1. */
  NUMBER,
  /** Text without NUL. */
  TEXT,
  /** Bytes; also text in which strangers may put anything, as UTF-8. */
  BYTES
}
