package chat.ranvier.http.server;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All routes of a server. Classes named {@code …Routes} add theirs while the server is put
 * together; after that they are only read.
 *
 * <p>A template is a path whose segments are literal or, in braces, parameters: {@code
 * /_matrix/client/v3/profile/{userId}}. A parameter stands for one segment, however it is encoded,
 * that is not empty; as last one written {@code {stateKey?}} it may be. A trailing slash belongs to
 * the path: who wants both adds both.
 */
public final class Router {
  /** The versions of paths that have been there since r0. */
  public static final List<String> R0_V3 = List.of("r0", "v3");

  /** The version of paths that came with v3. */
  public static final List<String> V3 = List.of("v3");

  /** The version of paths that came later, v1. */
  public static final List<String> V1 = List.of("v1");

  private static final Pattern VERSION = Pattern.compile("/(?:api/)?(?:r0|v[0-9]+)(?=/|$)");

  private final Authenticator authenticator;
  private final RouteTree tree = new RouteTree();
  private final List<Route> routes = new ArrayList<>();

  /** A router without routes. */
  public Router(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /** Answers {@code GET} here, whoever asks. */
  public void get(String template, Endpoint endpoint) {
    route("GET", template, endpoint);
  }

  /** Answers {@code GET} here for users. */
  public void get(String template, AuthenticatedEndpoint endpoint) {
    route("GET", template, Admission.USERS, endpoint);
  }

  /** Answers {@code POST} here, whoever asks. */
  public void post(String template, Endpoint endpoint) {
    route("POST", template, endpoint);
  }

  /** Answers {@code POST} here for users. */
  public void post(String template, AuthenticatedEndpoint endpoint) {
    route("POST", template, Admission.USERS, endpoint);
  }

  /** Answers {@code PUT} here, whoever asks. */
  public void put(String template, Endpoint endpoint) {
    route("PUT", template, endpoint);
  }

  /** Answers {@code PUT} here for users. */
  public void put(String template, AuthenticatedEndpoint endpoint) {
    route("PUT", template, Admission.USERS, endpoint);
  }

  /** Answers {@code DELETE} here, whoever asks. */
  public void delete(String template, Endpoint endpoint) {
    route("DELETE", template, endpoint);
  }

  /** Answers {@code DELETE} here for users. */
  public void delete(String template, AuthenticatedEndpoint endpoint) {
    route("DELETE", template, Admission.USERS, endpoint);
  }

  /**
   * Answers a path of the client-server API in each of these versions, whoever asks.
   *
   * @param versions for example {@code v3} or {@code unstable/org.matrix.msc3575}
   * @param path what follows the version, from its slash on
   */
  public void client(String method, List<String> versions, String path, Endpoint endpoint) {
    for (String version : versions) {
      add(method, clientTemplate(version, path), "/client" + path, Admission.EVERYBODY, endpoint);
    }
  }

  /** Answers a path of the client-server API in each of these versions, for users. */
  public void client(
      String method, List<String> versions, String path, AuthenticatedEndpoint endpoint) {
    client(method, versions, path, Admission.USERS, endpoint);
  }

  /** Answers a path of the client-server API in each of these versions, for those admitted. */
  public void client(
      String method,
      List<String> versions,
      String path,
      Admission admission,
      AuthenticatedEndpoint endpoint) {
    Endpoint checked = authenticated(admission, endpoint);
    for (String version : versions) {
      add(method, clientTemplate(version, path), "/client" + path, admission, checked);
    }
  }

  /** Answers this method here, whoever asks. */
  public void route(String method, String template, Endpoint endpoint) {
    add(method, template, nameOf(template), Admission.EVERYBODY, endpoint);
  }

  /** Answers this method here, for those admitted. */
  public void route(
      String method, String template, Admission admission, AuthenticatedEndpoint endpoint) {
    add(method, template, nameOf(template), admission, authenticated(admission, endpoint));
  }

  /** All routes, in the order in which they were added. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  RouteTree.Match match(String method, String rawPath) {
    return tree.match(method, rawPath);
  }

  private void add(
      String method, String template, String name, Admission admission, Endpoint endpoint) {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("a template begins with a slash: " + template);
    }
    Route route = new Route(method, template, name, admission, endpoint);
    tree.add(route);
    routes.add(route);
  }

  private Endpoint authenticated(Admission admission, AuthenticatedEndpoint endpoint) {
    return exchange -> {
      String token = exchange.accessToken().orElseThrow(Router::missingToken);
      Requester requester =
          authenticator.authenticate(token, exchange.address(), exchange.userAgent());
      exchange.requestedBy(requester.user().value());
      admission.check(requester);
      return endpoint.handle(exchange, requester);
    };
  }

  private static MatrixFailure missingToken() {
    return new MatrixFailure(ErrorCode.MISSING_TOKEN, "Missing access token");
  }

  private static String clientTemplate(String version, String path) {
    return "/_matrix/client/" + version + path;
  }

  private static String nameOf(String template) {
    String path = template.startsWith("/_matrix/") ? template.substring(8) : template;
    return VERSION.matcher(path).replaceFirst("");
  }
}
