package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One row of an answer, read by the names of its columns. */
public interface Row {
  /** The value as the driver gives it; null where the column is NULL. */
  @Nullable Object value(String column);

  /** The text in a column that is never NULL. */
  default String text(String column) {
    return (String) present(column);
  }

  /** The text in a column, where it is not NULL. */
  default Optional<String> optionalText(String column) {
    return Optional.ofNullable((String) value(column));
  }

  /** The number in a column that is never NULL. */
  default long number(String column) {
    return ((Number) present(column)).longValue();
  }

  /** The number in a column, where it is not NULL. */
  default OptionalLong optionalNumber(String column) {
    Number number = (Number) value(column);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number.longValue());
  }

  /** The truth in a column of numbers: false for 0. */
  default boolean truth(String column) {
    return number(column) != 0;
  }

  /** The bytes in a column that is never NULL. */
  default byte[] bytes(String column) {
    return (byte[]) present(column);
  }

  /** The bytes in a column, where it is not NULL. */
  default Optional<byte[]> optionalBytes(String column) {
    return Optional.ofNullable((byte[]) value(column));
  }

  /** The text whose UTF-8 is in a column of bytes that is never NULL. */
  default String encoded(String column) {
    return new String(bytes(column), StandardCharsets.UTF_8);
  }

  private Object present(String column) {
    Object value = value(column);
    if (value == null) {
      throw new StorageException("the column " + column + " is NULL");
    }
    return value;
  }
}
