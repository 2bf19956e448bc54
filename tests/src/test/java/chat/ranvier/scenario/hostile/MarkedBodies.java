package chat.ranvier.scenario.hostile;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** A body once for each of its values, that value replaced by a mark. */
final class MarkedBodies {
  static final String MARK = "<here>";
  private static final JsonValue MARKED = new JsonString(MARK);

  private MarkedBodies() {}

  /**
   * One of them.
   *
   * @param place the names and indices that lead to the mark, with slashes between
   * @param original what stood there
   */
  record Marked(String place, JsonValue original, JsonValue body) {
    private Marked within(String outer, JsonValue whole) {
      return new Marked(outer + place, original, whole);
    }
  }

  /** All of them, the outermost values first. */
  static List<Marked> of(JsonObject body) {
    List<Marked> all = new ArrayList<>();
    for (String name : body.names()) {
      for (Marked inner : with(name, body.find(name).orElseThrow())) {
        all.add(inner.within("", body.with(name, inner.body())));
      }
    }
    return all;
  }

  private static List<Marked> with(String place, JsonValue value) {
    List<Marked> all = new ArrayList<>();
    all.add(new Marked(place, value, MARKED));
    if (value instanceof JsonObject object) {
      of(object).forEach(inner -> all.add(inner.within(place + "/", inner.body())));
    }
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        for (Marked inner : with(place + "/" + i, array.values().get(i))) {
          List<JsonValue> values = new ArrayList<>(array.values());
          values.set(i, inner.body());
          all.add(inner.within("", new JsonArray(values)));
        }
      }
    }
    return all;
  }
}
