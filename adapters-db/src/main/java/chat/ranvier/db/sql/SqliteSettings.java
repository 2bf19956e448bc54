package chat.ranvier.db.sql;

import java.nio.file.Path;

/**
 * A database in a file of its own, which is made where it is missing.
 *
 * @param file the file; three more stand beside it while it is open
 */
public record SqliteSettings(Path file) implements DatabaseSettings {}
