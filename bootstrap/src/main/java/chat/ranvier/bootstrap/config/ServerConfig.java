package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Who the server is and where clients find it. */
@Section(title = "Server", doc = "Who the server is and where clients find it.")
public record ServerConfig(
    @Option(
            name = "server_name",
            doc =
                "The domain part of every identifier of this server; it can never change. Without"
                    + " any configuration file it is `localhost`.")
        ServerName name,
    @Option(
            name = "public_baseurl",
            doc =
                "The address at which clients reach the server, without `/_matrix`. Only where it"
                    + " is set is `/.well-known/matrix/client` served.")
        Optional<URI> publicBaseUrl,
    @Option(
            name = "serve_server_wellknown",
            byDefault = "false",
            doc =
                "Serves `/.well-known/matrix/server`, which sends other servers to port 443 of"
                    + " `server_name`.")
        boolean servesServerWellKnown,
    @Option(
            name = "extra_well_known_client_content",
            byDefault = "{}",
            doc = "Further members of `/.well-known/matrix/client`.")
        JsonObject extraWellKnownClientContent,
    @Option(
            name = "web_client_location",
            doc = "Where `/` redirects to; without it, `/` shows a page about the server.")
        Optional<URI> webClientLocation,
    @Option(name = "pid_file", doc = "Where the number of the running process is written.")
        Optional<Path> pidFile) {
  /** The address that clients are told: {@code public_baseurl}, else {@code https://<name>/}. */
  public URI clientAddress() {
    return publicBaseUrl.orElseGet(() -> URI.create("https://" + name.value() + "/"));
  }
}
