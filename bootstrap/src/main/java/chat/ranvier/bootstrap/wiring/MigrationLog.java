package chat.ranvier.bootstrap.wiring;

import chat.ranvier.db.sql.migration.MigrationProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log says of migrations: a line for each, or a single one for a database that is new. */
final class MigrationLog implements MigrationProgress {
  private static final Logger LOG = LoggerFactory.getLogger(MigrationLog.class);

  private boolean isNew;

  @Override
  public void makesDatabase() {
    isNew = true;
    LOG.info("There is no database yet: a new one is made");
  }

  @Override
  public void begins(int number, int of, String name) {
    if (!isNew) {
      LOG.info("Bringing the database up to date: {} of {}, {}", number, of, name);
    }
  }
}
