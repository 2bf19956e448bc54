package chat.ranvier.db.sql.migration;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.db.sql.dialect.SqlDialect;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The changes that bring a database's tables up to date.
 *
 * <p>Each is applied once, in one transaction together with the note that it was: where the process
 * dies in the middle, the next start goes on from there. Numbers may have gaps, and a lower number
 * may come later than a higher one.
 *
 * <p>A database notes the oldest version of the schema that a program must know to work with it. A
 * program that knows only an older one refuses it; one that is merely older may go on.
 */
public final class Migrations {
  /** What this program expects of the tables; counted up with each change of its expectations. */
  static final int SCHEMA_VERSION = 1;

  /** The oldest expectation that the tables, as this program leaves them, still meet. */
  static final int COMPATIBLE_WITH = 1;

  private final SqlDialect dialect;
  private final SchemaVersion version;
  private final List<Migration> migrations;

  /** Those of the given list; versions must differ. */
  Migrations(SqlDialect dialect, SchemaVersion version, List<Migration> migrations) {
    this.dialect = dialect;
    this.version = version;
    this.migrations = List.copyOf(migrations);
    checkNumbers();
  }

  /** All of this program's, for a database of this kind. */
  public static Migrations all(SqlDialect dialect) {
    return new Migrations(
        dialect,
        new SchemaVersion(SCHEMA_VERSION, COMPATIBLE_WITH),
        MigrationFiles.forDatabase(dialect.name()));
  }

  private void checkNumbers() {
    Set<Integer> seen = new HashSet<>();
    for (Migration migration : migrations) {
      if (!seen.add(migration.version())) {
        throw new IllegalStateException("two migrations have the number " + migration.version());
      }
    }
  }

  /**
   * Applies those that the database has not seen.
   *
   * @throws StorageException where the database is of a newer version, where an applied migration
   *     has been changed since, or where one fails
   */
  public void apply(SchemaTransactions transactions, MigrationProgress progress) {
    SchemaHistory history = new SchemaHistory(dialect);
    transactions.run(history::prepare);
    transactions.run(connection -> history.refuseNewer(connection, version));
    Map<Integer, String> applied = history.applied(transactions);
    List<Migration> missing = migrations.stream().filter(each -> isMissing(each, applied)).toList();
    if (applied.isEmpty()) {
      progress.makesDatabase();
    }
    for (int i = 0; i < missing.size(); i++) {
      Migration migration = missing.get(i);
      progress.begins(i + 1, missing.size(), migration.name());
      transactions.run(connection -> history.apply(connection, migration));
    }
    transactions.run(connection -> history.note(connection, version));
  }

  private static boolean isMissing(Migration migration, Map<Integer, String> applied) {
    String checksum = applied.get(migration.version());
    if (checksum != null && !checksum.equals(migration.checksum())) {
      throw new StorageException(
          "the migration %d (%s) was changed after it was applied to this database"
              .formatted(migration.version(), migration.name()));
    }
    return checksum == null;
  }
}
