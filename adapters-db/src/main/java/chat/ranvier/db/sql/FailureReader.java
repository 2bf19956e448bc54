package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import java.sql.SQLException;

/** What a database's errors say: whether it was this statement, or nothing can be stored at all. */
@FunctionalInterface
interface FailureReader {
  /** The same failure in the storage's words. */
  StorageException read(SQLException failure);
}
