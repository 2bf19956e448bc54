package chat.ranvier.db.sql.dialect;

import chat.ranvier.application.commit.port.StorageException;
import org.jspecify.annotations.Nullable;

/** The values of one row, in the order of a statement's parameters or an insertion's columns. */
public final class Values {
  private final @Nullable Object[] values;

  private Values(@Nullable Object[] values) {
    this.values = values;
  }

  /**
   * These values: texts, whole numbers, byte arrays, truth values, nulls.
   *
   * @throws StorageException where a text has a NUL: PostgreSQL takes none, so no database does
   */
  public static Values of(@Nullable Object... values) {
    for (Object value : values) {
      if (value instanceof String text && text.indexOf('\0') >= 0) {
        throw new StorageException("a text with a NUL");
      }
    }
    return new Values(values);
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /** The value at this place, counted from 0. */
  public @Nullable Object at(int place) {
    return values[place] instanceof Boolean truth ? Long.valueOf(truth ? 1 : 0) : values[place];
  }
}
