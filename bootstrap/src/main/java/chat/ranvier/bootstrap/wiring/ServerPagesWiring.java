package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.server.CheckHealth;
import chat.ranvier.bootstrap.command.RanvierVersion;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.config.ServerConfig;
import chat.ranvier.http.client.server.HealthRoutes;
import chat.ranvier.http.client.server.VersionsRoutes;
import chat.ranvier.http.client.server.WellKnown;
import chat.ranvier.http.client.server.WellKnownRoutes;
import chat.ranvier.http.page.LandingRoutes;
import chat.ranvier.http.server.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said about the server itself. */
final class ServerPagesWiring {
  private static final List<String> VERSIONS =
      List.of(
          "r0.6.1", "v1.1", "v1.2", "v1.3", "v1.4", "v1.5", "v1.6", "v1.7", "v1.8", "v1.9", "v1.10",
          "v1.11", "v1.12");

  private ServerPagesWiring() {}

  static void register(HomeserverConfig config, CheckHealth health, Router router) {
    new HealthRoutes(health).addTo(router);
    ServerConfig server = config.server();
    Optional<String> baseUrl = server.publicBaseUrl().map(Object::toString);
    new VersionsRoutes(VERSIONS, Map.of("org.matrix.msc3881", true, "org.matrix.msc4222", true))
        .addTo(router);
    new WellKnownRoutes(
            new WellKnown(
                baseUrl,
                server.extraWellKnownClientContent(),
                server.servesServerWellKnown()
                    ? Optional.of(server.name().host() + ":443")
                    : Optional.empty(),
                Optional.empty()))
        .addTo(router);
    new LandingRoutes(
            server.name(),
            RanvierVersion.current(),
            baseUrl,
            server.webClientLocation().map(Object::toString))
        .addTo(router);
  }
}
