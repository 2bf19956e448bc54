package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * SQLite's errors: after some of them nothing can be stored, whatever it is.
 *
 * @param file the database
 * @see <a href="https://sqlite.org/rescode.html">Result codes</a>
 */
record SqliteFailures(Path file) implements FailureReader {
  private static final int PRIMARY_CODE = 0xff;
  private static final long MIB = 1024L * 1024;

  @Override
  public StorageException read(SQLException failure) {
    return switch (primary(code(failure))) {
      case SQLITE_FULL -> unwritable("the database " + file + " is full", failure);
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
          unwritable("the database " + file + " cannot be written to", failure);
      case SQLITE_IOERR -> unwritable("the disk under the database " + file + " fails", failure);
      case SQLITE_NOMEM -> unwritable("no memory is left for the database " + file, failure);
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
          unwritable("another program has locked the database " + file, failure);
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          unwritable("the database " + file + " is damaged", failure);
      default -> new StorageException("the database failed: " + failure.getMessage(), failure);
    };
  }

  private static int code(SQLException failure) {
    return failure instanceof SQLiteException told
        ? told.getResultCode().code
        : failure.getErrorCode();
  }

  private static SQLiteErrorCode primary(int code) {
    return SQLiteErrorCode.getErrorCode(code & PRIMARY_CODE);
  }

  private StorageException unwritable(String what, SQLException failure) {
    return new StorageException(
        Kind.UNWRITABLE, what + ": " + failure.getMessage() + "; " + space(), failure);
  }

  private String space() {
    try {
      return Files.getFileStore(file).getUsableSpace() / MIB + " MiB are free on its disk";
    } catch (IOException e) {
      return "how much is free on its disk cannot be told: " + e.getMessage();
    }
  }
}
