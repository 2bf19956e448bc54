package chat.ranvier.http.server;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All routes, found by the raw segments of a path in time that grows with their number only.
 *
 * <p>A path is split while it is still encoded, so that an encoded slash stays within its segment.
 * A literal segment goes before a parameter. A parameter takes any segment that is not empty;
 * written {@code {name?}} it takes the empty one too, which a trailing slash makes.
 */
final class RouteTree {
  private final Node root = new Node();
  private int deepest;

  /**
   * Adds a route.
   *
   * @throws IllegalArgumentException where another answers there
   */
  void add(Route route) {
    String[] segments = route.template().substring(1).split("/", -1);
    Node node = root;
    for (String segment : segments) {
      node = node.child(segment);
    }
    if (node.routes.putIfAbsent(route.method(), route) != null) {
      throw new IllegalArgumentException("two routes for " + route);
    }
    deepest = Math.max(deepest, segments.length);
  }

  /** What answers this method at this raw path, which begins with a slash. */
  Match match(String method, String rawPath) {
    Search search = new Search(method, rawPath, new String[deepest]);
    Route route = search.below(root, 1, 0);
    if (route != null) {
      return new Match.Found(route, search.values);
    }
    return search.pathKnown ? Match.OTHER_METHOD : Match.NOTHING;
  }

  /** The outcome of a search. */
  sealed interface Match {
    /** No route has this path. */
    Nothing NOTHING = new Nothing();

    /** Routes with other methods have this path. */
    OtherMethod OTHER_METHOD = new OtherMethod();

    /** No route has this path. */
    record Nothing() implements Match {}

    /** Routes with other methods have this path. */
    record OtherMethod() implements Match {}

    /** The route, and its parameters as they stand in the path, still encoded. */
    final class Found implements Match {
      private final Route route;
      private final String[] values;

      private Found(Route route, String[] values) {
        this.route = route;
        this.values = values;
      }

      Route route() {
        return route;
      }

      /** The parameter that comes at this place among the path's parameters, still encoded. */
      String value(int place) {
        return values[place];
      }
    }
  }

  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private final Map<String, Route> routes = new HashMap<>(4);
    private @Nullable Node parameter;
    private boolean takesEmpty;

    private Node child(String segment) {
      if (!segment.startsWith("{")) {
        return literals.computeIfAbsent(segment, name -> new Node());
      }
      Node child = parameter == null ? new Node() : parameter;
      parameter = child;
      child.takesEmpty |= segment.endsWith("?}");
      return child;
    }
  }

  private static final class Search {
    private final String method;
    private final String path;
    private final String[] values;
    private boolean pathKnown;

    private Search(String method, String path, String[] values) {
      this.method = method;
      this.path = path;
      this.values = values;
    }

    private @Nullable Route below(Node node, int from, int found) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      String segment = path.substring(from, to);
      Node literal = node.literals.get(literalOf(segment));
      Route route = literal == null ? null : at(literal, to, found);
      if (route != null) {
        return route;
      }
      Node parameter = node.parameter;
      if (parameter == null || (segment.isEmpty() && !parameter.takesEmpty)) {
        return null;
      }
      values[found] = segment;
      return at(parameter, to, found + 1);
    }

    private @Nullable Route at(Node node, int end, int found) {
      if (end < path.length()) {
        return below(node, end + 1, found);
      }
      if (node.routes.isEmpty()) {
        return null;
      }
      pathKnown = true;
      return node.routes.get(method);
    }

    private static String literalOf(String segment) {
      return segment.indexOf('%') < 0 ? segment : PercentDecoding.orRaw(segment);
    }
  }
}
