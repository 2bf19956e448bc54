package chat.ranvier.http.server;

import java.util.ArrayList;
import java.util.List;

/** A method and a path with the endpoint that answers there. */
public final class Route {
  private final String method;
  private final String template;
  private final String name;
  private final Admission admission;
  private final ListenerResource resource;
  private final List<String> parameters;
  private final Endpoint endpoint;

  Route(String method, String template, String name, Admission admission, Endpoint endpoint) {
    this.method = method;
    this.template = template;
    this.name = name;
    this.admission = admission;
    this.resource = ListenerResource.of(template);
    this.parameters = parametersOf(template);
    this.endpoint = endpoint;
  }

  /** The method, in capital letters. */
  public String method() {
    return method;
  }

  /** The path, with the names of its parameters in braces. */
  public String template() {
    return template;
  }

  /** What metrics, traces and logs call the route: the path without its version. */
  public String name() {
    return name;
  }

  /** Who may call it. */
  public Admission admission() {
    return admission;
  }

  /** Which part of a listener serves it. */
  public ListenerResource resource() {
    return resource;
  }

  /** The names of the parameters in the path, in order. */
  List<String> parameters() {
    return parameters;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  private static List<String> parametersOf(String template) {
    List<String> names = new ArrayList<>();
    for (String segment : template.split("/", -1)) {
      if (segment.startsWith("{")) {
        names.add(segment.substring(1, segment.length() - (segment.endsWith("?}") ? 2 : 1)));
      }
    }
    return List.copyOf(names);
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
