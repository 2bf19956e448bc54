package chat.ranvier.domain.push;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to a property of an event, name by name.
 *
 * @param names the names of the members, from the outermost one inwards; at least one
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#dot-separated-property-paths">
 *     Dot-separated property paths</a>
 */
record PropertyPath(List<String> names) {
  PropertyPath {
    names = List.copyOf(names);
  }

  /**
   * Reads names with dots between them. A backslash takes a dot or another backslash into a name;
   * before anything else it stands for itself.
   */
  static PropertyPath parse(String text) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        names.add(name.toString());
        name.setLength(0);
      } else if (c == '\\' && i + 1 < text.length() && ".\\".indexOf(text.charAt(i + 1)) >= 0) {
        name.append(text.charAt(++i));
      } else {
        name.append(c);
      }
    }
    names.add(name.toString());
    return new PropertyPath(names);
  }

  /** The value at the end of the way; none where a name is missing or lies in no object. */
  Optional<JsonValue> in(JsonObject event) {
    Optional<JsonValue> value = event.find(names.getFirst());
    for (int i = 1; i < names.size() && value.isPresent(); i++) {
      value =
          value.orElseThrow() instanceof JsonObject object
              ? object.find(names.get(i))
              : Optional.empty();
    }
    return value;
  }
}
