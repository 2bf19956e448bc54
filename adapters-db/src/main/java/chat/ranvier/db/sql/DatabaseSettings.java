package chat.ranvier.db.sql;

/** Where a database is and how to open it. */
public sealed interface DatabaseSettings permits SqliteSettings, PostgresSettings {}
