package chat.ranvier.db.memory;

import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a database in memory, in the order of their keys.
 *
 * @param <K> the keys, which do not change
 * @param <V> the rows, which do not change
 */
public final class MemoryTable<K, V> {
  private final MemoryDatabase database;
  private final NavigableMap<K, V> rows;

  MemoryTable(MemoryDatabase database, Comparator<? super K> order) {
    this(database, new TreeMap<K, V>(order));
  }

  private MemoryTable(MemoryDatabase database, NavigableMap<K, V> rows) {
    this.database = database;
    this.rows = rows;
  }

  /** The row with this key, where there is one. */
  public Optional<V> find(K key) {
    return database.reading(() -> Optional.ofNullable(rows.get(key)));
  }

  /** Whether there is a row with this key. */
  public boolean contains(K key) {
    return find(key).isPresent();
  }

  /**
   * Reads what the function reads of all rows.
   *
   * @param reader gets a view that must not leave it
   */
  public <T> T read(Function<NavigableMap<K, V>, T> reader) {
    return database.reading(() -> reader.apply(Collections.unmodifiableNavigableMap(rows)));
  }

  /** Stores the row, in place of the one that was there. */
  public void put(K key, V row) {
    database.changing(
        () -> {
          V before = rows.put(key, row);
          return () -> restore(key, before);
        });
  }

  /** Stores the row where there is none with its key yet, and says whether there was none. */
  public boolean putIfAbsent(K key, V row) {
    if (contains(key)) {
      return false;
    }
    put(key, row);
    return true;
  }

  /** Removes the row with this key, and says whether there was one. */
  public boolean remove(K key) {
    if (!contains(key)) {
      return false;
    }
    database.changing(
        () -> {
          V before = rows.remove(key);
          return () -> restore(key, before);
        });
    return true;
  }

  private void restore(K key, @Nullable V before) {
    if (before == null) {
      rows.remove(key);
    } else {
      rows.put(key, before);
    }
  }

  MemoryTable<K, V> handedTo(MemoryDatabase survivor) {
    return new MemoryTable<>(survivor, new TreeMap<>(rows));
  }
}
