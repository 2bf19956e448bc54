package chat.ranvier.db.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import chat.ranvier.db.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.ProgressHandler;

/** What interrupts SQLite, or keeps it from beginning: what comes after is whole. */
final class SqliteEndingsTest {
  @TempDir private Path folder = Path.of("");

  private Path file() {
    return folder.resolve("homeserver.db");
  }

  private Connections open() {
    Connections connections =
        SqliteConnections.open(new SqliteSettings(file()), TestDatabase.SURROUNDINGS);
    connections.inTransaction(
        session -> new JdbcSql(connections).update("CREATE TABLE notes (note TEXT NOT NULL)"));
    return connections;
  }

  private static int note(Connections connections, String note) {
    return new JdbcSql(connections).update("INSERT INTO notes (note) VALUES (?)", note);
  }

  private static List<String> notes(Connections connections) {
    return new JdbcSql(connections).list("SELECT note FROM notes", row -> row.text("note"));
  }

  private static void fails(Connections connections, Kind kind, SessionWork<?> work) {
    assertThatThrownBy(() -> connections.inTransaction(work))
        .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  /** Lets SQLite give up the statement at the next of its steps. */
  private static void interrupted(Connection connection, Runnable statement) throws SQLException {
    ProgressHandler.setHandler(
        connection,
        1,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return 1;
          }
        });
    try {
      statement.run();
    } finally {
      ProgressHandler.clearHandler(connection);
    }
  }

  @Test
  void nothingIsStoredOfAnInterruptedTransactionNorOfWhatFollowsInIt() {
    try (Connections connections = open()) {
      fails(
          connections,
          Kind.FAILED,
          session -> {
            note(connections, "before");
            try {
              interrupted(session.connection(), () -> note(connections, "interrupted"));
            } catch (StorageException overlooked) {
              assertThat(overlooked).hasMessageContaining("INTERRUPT");
            }
            return note(connections, "after");
          });
      fails(
          connections,
          Kind.FAILED,
          session -> {
            note(connections, "part");
            throw new SQLException("given up");
          });
      assertThat(notes(connections)).isEmpty();
      connections.inTransaction(session -> note(connections, "whole"));
      assertThat(notes(connections)).containsExactly("whole");
    }
  }

  @Test
  void whoFindsTheDatabaseLockedGoesOnOnceItIsFree() throws SQLException {
    try (Connections connections = open();
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      connections.inTransaction(
          session -> {
            try (Statement impatience = session.connection().createStatement()) {
              return impatience.execute("PRAGMA busy_timeout = 50");
            }
          });
      statement.execute("BEGIN IMMEDIATE");
      fails(connections, Kind.UNWRITABLE, session -> note(connections, "locked"));
      statement.execute("ROLLBACK");
      connections.inTransaction(session -> note(connections, "free"));
      assertThat(notes(connections)).containsExactly("free");
    }
  }
}
