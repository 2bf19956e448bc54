package chat.ranvier.db.sql.migration;

/** Is told how far the migration of a database has come. */
@FunctionalInterface
public interface MigrationProgress {
  /** There is nothing yet: all migrations are about to be applied to an empty database. */
  default void makesDatabase() {}

  /**
   * A migration is about to be applied.
   *
   * @param number which one, counted from 1
   * @param of how many there are to apply
   * @param name what it is about
   */
  void begins(int number, int of, String name);
}
