package chat.ranvier.http.page;

import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Router;
import java.util.Optional;

/** The page at the root, which says what runs here and how to connect a client. */
public final class LandingRoutes {
  private final Answer answer;

  /**
   * Shows the page, or sends people on to a client.
   *
   * @param version the version of Ranvier
   * @param publicBaseUrl where clients find this server, where that is configured
   * @param webClientLocation the client that people are sent on to, where there is one
   */
  public LandingRoutes(
      ServerName server,
      String version,
      Optional<String> publicBaseUrl,
      Optional<String> webClientLocation) {
    this.answer =
        webClientLocation
            .map(Answer::redirect)
            .orElseGet(() -> page(server.value(), version, publicBaseUrl));
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router.get("/", exchange -> answer);
  }

  private static Answer page(String server, String version, Optional<String> publicBaseUrl) {
    String where =
        publicBaseUrl
            .map(url -> "<code>" + Page.escaped(url) + "</code>")
            .orElse("the address that your browser shows above");
    return Page.of(
        server + " – Ranvier",
        """
        <h1>%s</h1>
        <p>A Matrix homeserver runs here: Ranvier %s.</p>
        <p>There is nothing to see in a browser. To chat, open a Matrix client, choose to sign in on
        another homeserver, and give it %s.</p>
        <p>Names of people here end in <code>:%s</code>.</p>
        """
            .formatted(Page.escaped(server), Page.escaped(version), where, Page.escaped(server)));
  }
}
