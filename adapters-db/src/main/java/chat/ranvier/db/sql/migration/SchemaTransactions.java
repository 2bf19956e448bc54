package chat.ranvier.db.sql.migration;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs a step in a transaction of its own. */
@FunctionalInterface
public interface SchemaTransactions {
  /** Commits where the step ends well, rolls back where it throws. */
  void run(Step step);

  /** Work on a connection that is in a transaction. */
  @FunctionalInterface
  interface Step {
    /** Does the work. */
    void on(Connection connection) throws SQLException;
  }
}
