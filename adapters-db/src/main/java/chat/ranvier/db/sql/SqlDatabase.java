package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.db.sql.migration.MigrationProgress;
import chat.ranvier.db.sql.migration.Migrations;
import chat.ranvier.domain.identifier.ServerName;

/**
 * An open database, SQLite or PostgreSQL, with all tables as this version of the server needs them.
 */
public final class SqlDatabase implements Transactions, AutoCloseable {
  private final Connections connections;
  private final JdbcSql direct;
  private final DbClientSql sql;

  private SqlDatabase(Connections connections) {
    this.connections = connections;
    this.direct = new JdbcSql(connections);
    this.sql = new DbClientSql(connections, direct);
  }

  /**
   * Opens the database, makes it where it is missing, and brings its tables up to date.
   *
   * @param server whose database it is
   * @param progress is told which migration is next
   * @throws StorageException where the database cannot be used: unreachable, another server's, of a
   *     newer version, written to by another process, put together from parts, in an order of texts
   *     that is not safe, or another program's, which is left as it is
   */
  public static SqlDatabase open(
      DatabaseSettings settings,
      ServerName server,
      Surroundings surroundings,
      MigrationProgress progress) {
    Connections connections =
        switch (settings) {
          case SqliteSettings sqlite -> SqliteConnections.open(sqlite, surroundings);
          case PostgresSettings postgres -> PostgresConnections.open(postgres, surroundings);
        };
    try {
      connections.reading(
          session ->
              DatabaseOrigin.check(
                  session.connection(), connections.dialect(), connections.place()));
      migrate(connections, progress);
      SqlDatabase database = new SqlDatabase(connections);
      database.inTransaction(() -> database.checkOwner(server));
      connections.begun();
      database.direct.together(() -> StoredNumbers.check(database.direct));
      return database;
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  private static void migrate(Connections connections, MigrationProgress progress) {
    Migrations.all(connections.dialect())
        .apply(
            step ->
                connections.inTransaction(
                    session -> {
                      step.on(session.connection());
                      return true;
                    }),
            progress);
  }

  private void checkOwner(ServerName server) {
    sql.update(
        "INSERT INTO server (id, server_name) VALUES (1, ?) ON CONFLICT (id) DO NOTHING",
        server.value());
    String owner =
        sql.find("SELECT server_name FROM server", row -> row.text("server_name")).orElseThrow();
    if (!owner.equals(server.value())) {
      throw new StorageException(
          "the database belongs to the server "
              + owner
              + ", not to "
              + server
              + ": a server cannot change its name");
    }
  }

  /** Statements through DbClient: what stores use, unless they are asked for each message. */
  public Sql sql() {
    return sql;
  }

  /** Statements straight on JDBC: for the few that each message needs. */
  public Sql direct() {
    return direct;
  }

  @Override
  public void inTransaction(Runnable work) {
    connections.inTransaction(
        session -> {
          work.run();
          return true;
        });
  }

  @Override
  public void settle() {
    connections.settle();
  }

  /** Waits for what runs, then closes the connections; what follows fails. */
  @Override
  public void close() {
    connections.close();
  }
}
