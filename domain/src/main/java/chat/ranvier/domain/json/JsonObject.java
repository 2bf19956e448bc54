package chat.ranvier.domain.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object: its members in canonical order, which is the order of the names' code points.
 *
 * <p>Readers ask for a member in the type they need; a member of another type counts as absent.
 */
public final class JsonObject implements JsonValue {
  private static final JsonObject EMPTY = new JsonObject(new String[0], new JsonValue[0]);

  private final String[] names;
  private final JsonValue[] values;

  private JsonObject(String[] names, JsonValue[] values) {
    this.names = names;
    this.values = values;
  }

  /** The object without members. */
  public static JsonObject empty() {
    return EMPTY;
  }

  /** The object with one member. */
  public static JsonObject of(String name, JsonValue value) {
    return new JsonObject(new String[] {name}, new JsonValue[] {value});
  }

  /** The object with one text member. */
  public static JsonObject of(String name, String value) {
    return of(name, new JsonString(value));
  }

  /** The object of the map's entries. */
  public static JsonObject of(Map<String, ? extends JsonValue> members) {
    Builder builder = builder();
    members.forEach(builder::put);
    return builder.build();
  }

  /** A builder without members. */
  public static Builder builder() {
    return new Builder();
  }

  /** The member of this name, of whatever type. */
  public Optional<JsonValue> find(String name) {
    return Optional.ofNullable(at(name));
  }

  /** The member of this name where it is a string. */
  public Optional<String> string(String name) {
    return at(name) instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
  }

  /** The member of this name where it is an integer. */
  public OptionalLong integer(String name) {
    return at(name) instanceof JsonInteger integer
        ? OptionalLong.of(integer.value())
        : OptionalLong.empty();
  }

  /** The member of this name where it is true or false. */
  public Optional<Boolean> bool(String name) {
    return at(name) instanceof JsonBoolean bool ? Optional.of(bool.value()) : Optional.empty();
  }

  /** The member of this name where it is an object. */
  public Optional<JsonObject> object(String name) {
    return at(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  /** The member of this name where it is an array. */
  public Optional<JsonArray> array(String name) {
    return at(name) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
  }

  /** Whether there is a member of this name, of whatever type. */
  public boolean has(String name) {
    return indexOf(name) >= 0;
  }

  /** Whether there is no member. */
  public boolean isEmpty() {
    return names.length == 0;
  }

  /** The number of members. */
  public int size() {
    return names.length;
  }

  /** The names in canonical order. */
  public List<String> names() {
    return Collections.unmodifiableList(Arrays.asList(names));
  }

  /** Hands over each member in canonical order. */
  public void forEach(BiConsumer<String, JsonValue> consumer) {
    for (int i = 0; i < names.length; i++) {
      consumer.accept(names[i], values[i]);
    }
  }

  /** This object with one member added or replaced. */
  public JsonObject with(String name, JsonValue value) {
    int index = indexOf(name);
    if (index >= 0) {
      JsonValue[] changed = values.clone();
      changed[index] = value;
      return new JsonObject(names, changed);
    }
    return new JsonObject(
        inserted(names, -index - 1, name, new String[names.length + 1]),
        inserted(values, -index - 1, value, new JsonValue[names.length + 1]));
  }

  /** This object with one text member added or replaced. */
  public JsonObject with(String name, String value) {
    return with(name, new JsonString(value));
  }

  /** This object without the member of this name. */
  public JsonObject without(String name) {
    int index = indexOf(name);
    return index < 0
        ? this
        : new JsonObject(
            removed(names, index, new String[names.length - 1]),
            removed(values, index, new JsonValue[names.length - 1]));
  }

  private static <T> T[] inserted(T[] from, int index, T added, T[] into) {
    System.arraycopy(from, 0, into, 0, index);
    into[index] = added;
    System.arraycopy(from, index, into, index + 1, from.length - index);
    return into;
  }

  private static <T> T[] removed(T[] from, int index, T[] into) {
    System.arraycopy(from, 0, into, 0, index);
    System.arraycopy(from, index + 1, into, index, into.length - index);
    return into;
  }

  /** This object with only the members of these names. */
  public JsonObject retaining(Set<String> kept) {
    String[] keptNames = new String[names.length];
    JsonValue[] keptValues = new JsonValue[names.length];
    int count = 0;
    for (int i = 0; i < names.length; i++) {
      if (kept.contains(names[i])) {
        keptNames[count] = names[i];
        keptValues[count++] = values[i];
      }
    }
    return count == names.length
        ? this
        : new JsonObject(Arrays.copyOf(keptNames, count), Arrays.copyOf(keptValues, count));
  }

  /** A builder that begins with these members. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    forEach(builder::put);
    return builder;
  }

  /** The object of these members, whose names are distinct and sorted. */
  static JsonObject ofSorted(Members members) {
    return members.count == 0
        ? EMPTY
        : new JsonObject(
            Arrays.copyOf(members.names, members.count),
            Arrays.copyOf(members.values, members.count));
  }

  /** As {@link #ofSorted(Members)}; shares the names of another object where they are the same. */
  static JsonObject ofSorted(Members members, JsonObject similar) {
    return members.count > 0 && members.hasNames(similar.names)
        ? new JsonObject(similar.names, Arrays.copyOf(members.values, members.count))
        : ofSorted(members);
  }

  String nameAt(int index) {
    return names[index];
  }

  JsonValue valueAt(int index) {
    return values[index];
  }

  private @Nullable JsonValue at(String name) {
    int index = indexOf(name);
    return index < 0 ? null : values[index];
  }

  private int indexOf(String name) {
    return Arrays.binarySearch(names, name, CanonicalOrder.BY_CODE_POINT);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject that
        && Arrays.equals(names, that.names)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return JsonWriter.toText(this);
  }

  /** Collects members; a name put twice keeps the later value. */
  public static final class Builder {
    private final Members members = new Members(12);

    private Builder() {}

    /** Adds or replaces a member. */
    public Builder put(String name, JsonValue value) {
      members.add(name, value);
      return this;
    }

    /** Adds or replaces a text member. */
    public Builder put(String name, String value) {
      return put(name, new JsonString(value));
    }

    /** Adds or replaces an integer member. */
    public Builder put(String name, long value) {
      return put(name, new JsonInteger(value));
    }

    /** Adds or replaces a truth member. */
    public Builder put(String name, boolean value) {
      return put(name, JsonBoolean.of(value));
    }

    /** Adds or replaces a text member where there is a text. */
    public Builder putIfPresent(String name, Optional<String> value) {
      value.ifPresent(text -> put(name, text));
      return this;
    }

    /** Whether a member of this name has been put. */
    public boolean has(String name) {
      return members.has(name);
    }

    /** Takes a member away again, where there is one. */
    public Builder remove(String name) {
      members.remove(name);
      return this;
    }

    /** The object of what has been put. */
    public JsonObject build() {
      if (!members.sort()) {
        members.keepLastOfEqualNames();
      }
      return ofSorted(members);
    }
  }
}
