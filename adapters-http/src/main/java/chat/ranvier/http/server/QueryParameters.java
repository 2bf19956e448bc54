package chat.ranvier.http.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a query in their order, each name as often as it comes. */
final class QueryParameters {
  private static final QueryParameters NONE = new QueryParameters(List.of(), List.of());

  private final List<String> names;
  private final List<String> values;

  private QueryParameters(List<String> names, List<String> values) {
    this.names = names;
    this.values = values;
  }

  /** The parameters of this raw query. */
  static QueryParameters of(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return NONE;
    }
    List<String> names = new ArrayList<>(4);
    List<String> values = new ArrayList<>(4);
    for (int from = 0; from <= raw.length(); ) {
      int ampersand = raw.indexOf('&', from);
      int to = ampersand < 0 ? raw.length() : ampersand;
      if (to > from) {
        int equals = raw.indexOf('=', from);
        int end = equals < 0 || equals > to ? to : equals;
        names.add(PercentDecoding.query(raw.substring(from, end)));
        values.add(end == to ? "" : PercentDecoding.query(raw.substring(end + 1, to)));
      }
      from = to + 1;
    }
    return new QueryParameters(names, values);
  }

  /** The first value of this name. */
  Optional<String> first(String name) {
    int index = names.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(values.get(index));
  }

  /** All values of this name, in their order. */
  List<String> all(String name) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        all.add(values.get(i));
      }
    }
    return all;
  }
}
