package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/**
 * PostgreSQL's errors: after some of them nothing can be stored, whatever it is.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Error codes</a>
 */
final class PostgresFailures implements FailureReader {
  private static final String READ_ONLY = "25006";

  private static final String MISSING_RIGHTS = "42501";

  /** Time-outs of statements, which may be cancelled by somebody, too, and of locks. */
  private static final Set<String> TIME_OUTS = Set.of("57014", "55P03");

  /** Full disks and other lacks, errors of the system, damaged data. */
  private static final Set<String> UNWRITABLE_CLASSES = Set.of("53", "58", "XX");

  @Override
  public StorageException read(SQLException failure) {
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    if (state.equals(READ_ONLY)) {
      return new StorageException(
          Kind.UNWRITABLE, "the database may only be read: " + failure.getMessage(), failure);
    }
    if (TIME_OUTS.contains(state)) {
      return new StorageException(
          Kind.TIMED_OUT, "the database gave up: " + failure.getMessage(), failure);
    }
    boolean isUnwritable =
        state.equals(MISSING_RIGHTS)
            || (state.length() == 5 && UNWRITABLE_CLASSES.contains(state.substring(0, 2)));
    return isUnwritable
        ? new StorageException(
            Kind.UNWRITABLE, "the database takes nothing: " + failure.getMessage(), failure)
        : new StorageException("the database failed: " + failure.getMessage(), failure);
  }
}
