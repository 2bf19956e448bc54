package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * The demands on a PostgreSQL database's encoding and order of texts.
 *
 * <p>Other orders than that of the bytes change with the system's libraries: indexes then miss rows
 * that they hold.
 */
final class PostgresLocale {
  private static final Set<String> SAFE = Set.of("C", "POSIX");
  private static final String QUESTION =
      """
      SELECT pg_encoding_to_char(encoding) AS encoding, datcollate, datctype,
        coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') AS provider
      FROM pg_database d WHERE datname = current_database()
      """;

  private PostgresLocale() {}

  static boolean check(Connection connection, boolean allowUnsafe) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(QUESTION)) {
      answer.next();
      checkEncoding(answer.getString("encoding"));
      if (!allowUnsafe) {
        checkOrder("collation", answer.getString("datcollate"), answer.getString("provider"));
        checkOrder("ctype", answer.getString("datctype"), answer.getString("provider"));
      }
      return true;
    }
  }

  private static void checkEncoding(String encoding) {
    if (!encoding.equals("UTF8")) {
      throw new StorageException(
          "the database has the encoding "
              + encoding
              + ", it needs UTF8: make it anew with"
              + " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    }
  }

  private static void checkOrder(String what, String name, String provider) {
    if (!SAFE.contains(name) || provider.equals("i")) {
      throw new StorageException(
          "the database has the "
              + what
              + " "
              + name
              + ", it needs C: make it anew with"
              + " LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0, or set allow_unsafe_locale");
    }
  }
}
