package chat.ranvier.db.sql.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.db.sql.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What migrations promise, on an empty database. */
interface MigrationsContract {
  MigrationProgress SILENT = (number, of, name) -> {};
  SchemaVersion FIRST = new SchemaVersion(1, 1);
  Migration ONE = new Migration(1, "one", "-- The first.\nCREATE TABLE one (id ${number});\n");
  Migration TWO =
      new Migration(
          2, "two", "CREATE TABLE two (id ${number});\n\nINSERT INTO two (id) VALUES (1);\n");
  Migration BROKEN =
      new Migration(2, "two", "CREATE TABLE two (id ${number});\nINSERT INTO nothing VALUES (1);");

  SqlDialect dialect();

  /** A connection in autocommit. */
  Connection connect() throws SQLException;

  private void apply(SchemaVersion version, MigrationProgress progress, Migration... migrations) {
    new Migrations(dialect(), version, List.of(migrations)).apply(this::transact, progress);
  }

  private void transact(SchemaTransactions.Step step) {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      try {
        step.on(connection);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw new StorageException("failed", e);
      }
    } catch (SQLException e) {
      throw new StorageException("failed", e);
    }
  }

  private long number(String question) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  @Test
  default void eachIsAppliedOnce() throws SQLException {
    List<String> seen = new ArrayList<>();
    MigrationProgress progress = (number, of, name) -> seen.add(number + "/" + of + " " + name);
    apply(FIRST, progress, ONE, TWO);
    apply(FIRST, progress, ONE, TWO);
    assertThat(seen).containsExactly("1/2 one", "2/2 two");
    assertThat(number("SELECT count(*) FROM two")).isEqualTo(1);
  }

  @Test
  default void aLowerNumberMayComeLater() throws SQLException {
    apply(FIRST, SILENT, TWO);
    apply(FIRST, SILENT, ONE, TWO);
    assertThat(number("SELECT count(*) FROM one")).isZero();
    assertThat(number("SELECT count(*) FROM schema_migrations")).isEqualTo(2);
  }

  @Test
  default void aFailureInTheMiddleIsHealedByTheNextStart() throws SQLException {
    assertThatThrownBy(() -> apply(FIRST, SILENT, ONE, BROKEN))
        .isInstanceOf(StorageException.class);
    assertThat(number("SELECT count(*) FROM schema_migrations")).isEqualTo(1);
    assertThatThrownBy(() -> number("SELECT count(*) FROM two")).isInstanceOf(SQLException.class);
    apply(FIRST, SILENT, ONE, TWO);
    assertThat(number("SELECT count(*) FROM two")).isEqualTo(1);
  }

  @Test
  default void anEndBetweenTwoIsHealedByTheNextStart() throws SQLException {
    MigrationProgress dying =
        (number, of, name) -> {
          if (number == 2) {
            throw new ArithmeticException();
          }
        };
    assertThatThrownBy(() -> apply(FIRST, dying, ONE, TWO)).isInstanceOf(ArithmeticException.class);
    apply(FIRST, SILENT, ONE, TWO);
    assertThat(number("SELECT count(*) FROM two")).isEqualTo(1);
  }

  @Test
  default void oneThatWasChangedAfterwardsIsRefused() {
    apply(FIRST, SILENT, ONE);
    Migration changed = new Migration(1, "one", "CREATE TABLE one (id ${number}, more TEXT);");
    assertThatThrownBy(() -> apply(FIRST, SILENT, changed))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("changed after");
  }

  @Test
  default void otherLineEndsAreNoChange() {
    apply(FIRST, SILENT, ONE);
    apply(FIRST, SILENT, new Migration(1, "one", ONE.text().replace("\n", "\r\n")));
  }

  @Test
  default void aDatabaseThatNeedsANewerProgramIsRefusedUntouched() {
    apply(new SchemaVersion(3, 2), SILENT, ONE);
    assertThatThrownBy(() -> apply(FIRST, SILENT, ONE, TWO))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("newer program");
    assertThatThrownBy(() -> number("SELECT count(*) FROM two")).isInstanceOf(SQLException.class);
  }

  @Test
  default void aNewerDatabaseThatIsCompatibleIsUsedAndStaysNewer() throws SQLException {
    apply(new SchemaVersion(3, 2), SILENT, ONE);
    apply(new SchemaVersion(2, 2), SILENT, ONE);
    assertThat(number("SELECT version FROM schema_version")).isEqualTo(3);
  }

  @Test
  default void aNewerProgramBringsTheDatabaseUp() throws SQLException {
    apply(FIRST, SILENT, ONE);
    apply(new SchemaVersion(2, 2), SILENT, ONE, TWO);
    assertThat(number("SELECT version + compatible_with FROM schema_version")).isEqualTo(4);
  }

  @Test
  default void numbersAreNotGivenTwice() {
    assertThatThrownBy(() -> apply(FIRST, SILENT, TWO, BROKEN))
        .isInstanceOf(IllegalStateException.class);
  }
}
