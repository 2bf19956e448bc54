package chat.ranvier.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.config.ListenersConfig;
import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegisterUserCommandTest {
  private final HttpServer server;
  private final List<JsonObject> received = new ArrayList<>();
  private String answer = "{\"user_id\": \"@ada:example.org\"}";
  private int status = 200;

  RegisterUserCommandTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/_synapse/admin/v1/register", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    boolean asksForNonce = exchange.getRequestMethod().equals("GET");
    if (!asksForNonce) {
      received.add(JsonReader.readObject(exchange.getRequestBody().readAllBytes()));
    }
    String text = asksForNonce ? "{\"nonce\": \"thisisanonce\"}" : answer;
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(asksForNonce ? 200 : status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The digest is that of the documentation's commands for a shell. */
  @Test
  void theMacCoversNonceNamePasswordAndRole() {
    SharedSecretRegistration registration =
        new SharedSecretRegistration(
            new MatrixHttp(URI.create("http://localhost")), new Secret("shared_secret"));

    assertThat(
            registration.mac(
                "thisisanonce", new NewUser("pepper_roni", "pizza", true, Optional.empty())))
        .isEqualTo("48715842ad67d5dc9a9ee938a3bda4fcfae8d7c7");
  }

  @Test
  void anAdministratorIsMadeWithoutAsking() {
    CommandRun command = new CommandRun();
    int exit =
        command.run(
            "register_new_matrix_user",
            "-u",
            "ada",
            "-p",
            "lovelace",
            "-a",
            "-t",
            "bot",
            "-k",
            "shared_secret",
            address());

    assertThat(command.errors()).isEmpty();
    assertThat(exit).isZero();
    assertThat(command.output()).contains("@ada:example.org");
    JsonObject request = received.getFirst();
    assertThat(request.string("nonce")).contains("thisisanonce");
    assertThat(request.string("username")).contains("ada");
    assertThat(request.string("password")).contains("lovelace");
    assertThat(request.bool("admin")).contains(true);
    assertThat(request.string("user_type")).contains("bot");
    assertThat(request.string("mac")).isPresent();
  }

  @Test
  void whatIsNotGivenIsAsked() {
    CommandRun command = new CommandRun().answering("ada", "lovelace", "lovelace", "no");

    assertThat(command.run("register-new-matrix-user", "-k", "s", address())).isZero();
    assertThat(received.getFirst().string("username")).contains("ada");
    assertThat(received.getFirst().bool("admin")).contains(false);
  }

  @Test
  void thePasswordMayStandInAFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("password"), "lovelace\n");
    CommandRun command = new CommandRun();
    command.run(
        "register-new-matrix-user",
        "-u",
        "ada",
        "--no-admin",
        "--password-file",
        file.toString(),
        "-k",
        "s",
        address());

    assertThat(received.getFirst().string("password")).contains("lovelace");
  }

  @Test
  void theSecretAndTheAddressComeFromTheConfiguration(@TempDir Path directory) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "shared_secret\n");
    String config =
        "server_name: example.org\nregistration_shared_secret_path: "
            + secret
            + "\nlisteners: [{port: "
            + server.getAddress().getPort()
            + ", bind_addresses: ['127.0.0.1'], resources: [{names: [client]}]}]\n";
    Path file = Files.writeString(directory.resolve("homeserver.yaml"), config);
    CommandRun command = new CommandRun();

    assertThat(
            command.run(
                "register-new-matrix-user", "-u", "a", "-p", "b", "-a", "-c", file.toString()))
        .isZero();
    assertThat(received).hasSize(1);
  }

  @Test
  void aRefusalIsTold() {
    status = 400;
    answer = "{\"errcode\": \"M_USER_IN_USE\", \"error\": \"User ID already taken.\"}";
    CommandRun command = new CommandRun();
    String[] arguments = {
      "register-new-matrix-user", "-u", "a", "-p", "b", "-a", "-k", "s", address()
    };

    assertThat(command.run(arguments)).isEqualTo(1);
    assertThat(command.errors())
        .contains("The server refused: 400 M_USER_IN_USE: User ID already taken.");
    assertThat(new CommandRun().run(with("--exists-ok", arguments))).isZero();
  }

  private static String[] with(String option, String[] arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(option);
    return all.toArray(String[]::new);
  }

  @Test
  void aServerThatDoesNotRunIsNamed() {
    server.stop(0);
    CommandRun command = new CommandRun();

    assertThat(command.run("register-new-matrix-user", "-u", "a", "-p", "b", "-k", "s", address()))
        .isEqualTo(1);
    assertThat(command.errors()).contains("No server answers at " + address());
  }

  @Test
  void withoutASecretItSaysWhereToFindOne(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("h.yaml"), "server_name: example.org\n");
    CommandRun command = new CommandRun();

    assertThat(command.run("register-new-matrix-user", "-u", "a", "-c", file.toString()))
        .isEqualTo(1);
    assertThat(command.errors()).contains("registration_shared_secret");
  }

  @Test
  void theServerIsLookedForWhereItListensForClients() {
    ListenersConfig listeners = HomeserverConfig.of(new ServerName("a.example")).listeners();

    assertThat(LocalAddress.of(listeners)).isEqualTo(URI.create("http://127.0.0.1:8008/"));
  }
}
