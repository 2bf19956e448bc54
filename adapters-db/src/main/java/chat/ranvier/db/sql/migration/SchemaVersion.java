package chat.ranvier.db.sql.migration;

/**
 * What a program and a database's tables expect of each other.
 *
 * @param version what the program, or the newest that has opened the database, knows
 * @param compatibleWith the oldest version that works with the tables
 */
record SchemaVersion(int version, int compatibleWith) {}
