package chat.ranvier.domain.json;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JSON array.
 *
 * @param values its elements, in order
 */
public record JsonArray(List<JsonValue> values) implements JsonValue, Iterable<JsonValue> {
  private static final JsonArray EMPTY = new JsonArray(List.of());

  /** Copies the list. */
  public JsonArray {
    values = List.copyOf(values);
  }

  /** The array without elements. */
  public static JsonArray empty() {
    return EMPTY;
  }

  /** The array of these elements. */
  public static JsonArray of(JsonValue... values) {
    return new JsonArray(List.of(values));
  }

  /** The array of these texts. */
  public static JsonArray ofStrings(Collection<String> texts) {
    return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
  }

  /** The number of elements. */
  public int size() {
    return values.size();
  }

  /** Those elements that are strings, in order. */
  public Stream<String> strings() {
    return values.stream()
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).value());
  }

  /** Those elements that are objects, in order. */
  public Stream<JsonObject> objects() {
    return values.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  @Override
  public Iterator<JsonValue> iterator() {
    return values.iterator();
  }
}
