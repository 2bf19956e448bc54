package chat.ranvier.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.client.server.VersionsRoutes;
import chat.ranvier.http.client.server.WellKnown;
import chat.ranvier.http.client.server.WellKnown.Contact;
import chat.ranvier.http.client.server.WellKnown.Support;
import chat.ranvier.http.client.server.WellKnownRoutes;
import chat.ranvier.http.page.LandingRoutes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found without knowing the API: the page at the root, and where the API is. */
final class PagesTest {
  private static final ServerName NAME = new ServerName("example.org");
  private static final WellKnown NOTHING =
      new WellKnown(Optional.empty(), JsonObject.empty(), Optional.empty(), Optional.empty());

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void thePageAtTheRootSaysWhatRunsHereAndHowToConnect() {
    Optional<String> url = Optional.of("https://m.example.org/<script>");
    new LandingRoutes(NAME, "1.2.3", url, Optional.empty()).addTo(server.router);
    RawAnswer answer = server.start().get("/");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.text())
        .contains("Ranvier 1.2.3", ":example.org", "https://m.example.org/&lt;script&gt;")
        .doesNotContain("<script", "src=", "href=", "url(");
  }

  /** CVE-2020-26891: what stood in the address of a page ran in it. */
  @Test
  void thePageMayLoadAndRunNothing() {
    new LandingRoutes(NAME, "1", Optional.empty(), Optional.empty()).addTo(server.router);
    RawAnswer answer = server.start().get("/");
    assertThat(answer.header("content-security-policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
  }

  @Test
  void whereAWebClientIsConfiguredPeopleAreSentThere() {
    Optional<String> client = Optional.of("https://app.example.org/");
    new LandingRoutes(NAME, "1", Optional.empty(), client).addTo(server.router);
    RawAnswer answer = server.start().get("/");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("location")).isEqualTo("https://app.example.org/");
  }

  @Test
  void versionsAreToldToAnybody() {
    new VersionsRoutes(List.of("r0.6.1", "v1.1"), Map.of("org.matrix.x", true))
        .addTo(server.router);
    assertThat(server.start().get("/_matrix/client/versions").text())
        .isEqualTo(
            "{\"unstable_features\":{\"org.matrix.x\":true},\"versions\":[\"r0.6.1\",\"v1.1\"]}");
  }

  @Test
  void whatIsNotConfiguredIsNotFound() {
    new WellKnownRoutes(NOTHING).addTo(server.router);
    server.start();
    for (String name : List.of("client", "server", "support")) {
      assertThat(server.get("/.well-known/matrix/" + name).error()).isEqualTo("404 M_NOT_FOUND");
    }
  }

  @Test
  void whatIsConfiguredIsTold() {
    Support support =
        new Support(
            List.of(new Contact("m.role.admin", Optional.of("a@example.org"), Optional.empty())),
            Optional.of("https://example.org/help"));
    new WellKnownRoutes(
            new WellKnown(
                Optional.of("https://m.example.org/"),
                JsonObject.of("x", "y"),
                Optional.of("m.example.org:443"),
                Optional.of(support)))
        .addTo(server.router);
    server.start();
    assertThat(server.get("/.well-known/matrix/client").text())
        .isEqualTo("{\"m.homeserver\":{\"base_url\":\"https://m.example.org/\"},\"x\":\"y\"}");
    assertThat(server.get("/.well-known/matrix/server").text())
        .isEqualTo("{\"m.server\":\"m.example.org:443\"}");
    assertThat(server.get("/.well-known/matrix/support").json().toString())
        .isEqualTo(
            "{\"contacts\":[{\"email_address\":\"a@example.org\",\"role\":\"m.role.admin\"}],"
                + "\"support_page\":\"https://example.org/help\"}");
  }
}
