package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The row that a result set stands on. */
final class ResultSetRow implements Row {
  private final ResultSet results;

  ResultSetRow(ResultSet results) {
    this.results = results;
  }

  @Override
  public @Nullable Object value(String column) {
    try {
      return results.getObject(column);
    } catch (SQLException e) {
      throw new StorageException("the column " + column + " cannot be read", e);
    }
  }
}
