package chat.ranvier.db.sql.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * Several values as one parameter of a statement, beside {@link SqlDialect#among}.
 *
 * @param type what each of them is
 * @param values {@code Long}s, {@code String}s or byte arrays, according to the type
 */
public record SqlList(SqlType type, List<?> values) {
  /** Takes a copy of the list. */
  public SqlList {
    values = List.copyOf(values);
  }

  /** Several numbers. */
  public static SqlList numbers(Collection<Long> values) {
    return new SqlList(SqlType.NUMBER, List.copyOf(values));
  }

  /** Several texts. */
  public static SqlList texts(Collection<String> values) {
    return new SqlList(SqlType.TEXT, List.copyOf(values));
  }

  /** Several texts as UTF-8, for columns of bytes. */
  public static SqlList encoded(Collection<String> values) {
    return bytes(values.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** Several byte arrays. */
  public static SqlList bytes(Collection<byte[]> values) {
    return new SqlList(SqlType.BYTES, List.copyOf(values));
  }
}
