package chat.ranvier.domain.json;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Names and values of an object in the making, in the order they came. */
final class Members {
  private static final int FEW = 24;

  String[] names;
  JsonValue[] values;
  int count;
  private boolean ascending = true;

  Members(int capacity) {
    names = new String[capacity];
    values = new JsonValue[capacity];
  }

  void add(String name, JsonValue value) {
    if (count == names.length) {
      names = Arrays.copyOf(names, count * 2 + 4);
      values = Arrays.copyOf(values, count * 2 + 4);
    }
    ascending &= count == 0 || CanonicalOrder.compare(names[count - 1], name) < 0;
    names[count] = name;
    values[count++] = value;
  }

  boolean has(String name) {
    return Arrays.asList(names).subList(0, count).contains(name);
  }

  /** Whether the names are these very texts, in this order. */
  @SuppressWarnings("ReferenceEquality")
  boolean hasNames(String[] others) {
    if (others.length != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (names[i] != others[i]) {
        return false;
      }
    }
    return true;
  }

  void remove(String name) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (!names[i].equals(name)) {
        names[kept] = names[i];
        values[kept++] = values[i];
      }
    }
    count = kept;
  }

  /** Sorts by name, keeping the order of equal names; answers whether no two are equal. */
  boolean sort() {
    if (ascending) {
      return true;
    }
    if (count <= FEW) {
      sortFew();
    } else {
      sortMany();
    }
    ascending = isStrictlyAscending();
    return ascending;
  }

  /** Of equal names, which must be neighbours, keeps the last. */
  void keepLastOfEqualNames() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i + 1 == count || !names[i].equals(names[i + 1])) {
        names[kept] = names[i];
        values[kept++] = values[i];
      }
    }
    count = kept;
    ascending = true;
  }

  private void sortFew() {
    for (int i = 1; i < count; i++) {
      String name = names[i];
      JsonValue value = values[i];
      int to = i;
      while (to > 0 && CanonicalOrder.compare(names[to - 1], name) > 0) {
        names[to] = names[to - 1];
        values[to] = values[--to];
      }
      names[to] = name;
      values[to] = value;
    }
  }

  private void sortMany() {
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparing(i -> names[i], CanonicalOrder.BY_CODE_POINT))
            .mapToInt(Integer::intValue)
            .toArray();
    String[] sortedNames = new String[count];
    JsonValue[] sortedValues = new JsonValue[count];
    for (int i = 0; i < count; i++) {
      sortedNames[i] = names[order[i]];
      sortedValues[i] = values[order[i]];
    }
    names = sortedNames;
    values = sortedValues;
  }

  private boolean isStrictlyAscending() {
    for (int i = 1; i < count; i++) {
      if (names[i].equals(names[i - 1])) {
        return false;
      }
    }
    return true;
  }
}
