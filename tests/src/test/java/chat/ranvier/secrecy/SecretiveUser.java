package chat.ranvier.secrecy;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.outside.ServerProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Goes through everything that has to do with secrets, and remembers them. */
final class SecretiveUser implements AutoCloseable {
  static final String SHARED_SECRET = "planted-shared-secret-5c1f";
  private static final String FIRST = "planted-password-first-4c1d";
  private static final String SECOND = "planted-password-second-77ae";
  private static final String WRONG = "planted-password-wrong-e05b";
  private static final String FORGED = "rva_planted-token-forged-0b5a";
  private static final String CLIENT = "/_matrix/client/v3";

  private final ServerProcess server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> secrets =
      new ArrayList<>(List.of(SHARED_SECRET, FIRST, SECOND, WRONG, FORGED));

  SecretiveUser(ServerProcess server) {
    this.server = server;
  }

  /** All secrets, those that the server gave out among them. */
  List<String> secrets() {
    return List.copyOf(secrets);
  }

  void live() throws IOException, InterruptedException, GeneralSecurityException {
    String token =
        session(
            "/register",
            """
            {"username": "alice", "password": "%s", "refresh_token": true,
             "auth": {"type": "m.login.dummy"}}
            """
                .formatted(FIRST));
    logIn(WRONG);
    String other = session("/login", credentials(FIRST));
    send("GET", CLIENT + "/sync?access_token=" + other, "", "");
    send("GET", CLIENT + "/sync?timeout=0&access_token=" + FORGED + "&full_state=true", "", "");
    send("GET", CLIENT + "/account/whoami", FORGED, "");
    send("POST", CLIENT + "/account/password", token, "{\"new_password\": \"" + SECOND + "\"}");
    changePassword(token, WRONG);
    changePassword(token, FIRST);
    session("/refresh", "{\"refresh_token\": \"%s\"}".formatted(secrets.getLast()));
    send("POST", CLIENT + "/refresh", "", "{\"refresh_token\": \"" + FORGED + "\"}");
    send("POST", CLIENT + "/login", "", "{\"password\": \"" + SECOND + "\", \"type\": 7}");
    send("POST", CLIENT + "/login", "", "{\"password\": \"" + SECOND + "\", \"broken");
    registerBySharedSecret();
    send("POST", CLIENT + "/createRoom", session("/login", credentials(SECOND)), "{}");
  }

  private void changePassword(String token, String password)
      throws IOException, InterruptedException {
    String auth = credentials(password);
    String body = "{\"new_password\": \"%s\", \"logout_devices\": false, \"auth\": %s}";
    send("POST", CLIENT + "/account/password", token, body.formatted(SECOND, auth));
  }

  private void logIn(String password) throws IOException, InterruptedException {
    send("POST", CLIENT + "/login", "", credentials(password));
  }

  private static String credentials(String password) {
    return """
    {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": "alice"},
     "password": "%s", "refresh_token": true}
    """
        .formatted(password);
  }

  private void registerBySharedSecret()
      throws IOException, InterruptedException, GeneralSecurityException {
    String path = "/_synapse/admin/v1/register";
    String nonce = json(send("GET", path, "", "")).string("nonce").orElseThrow();
    String signed = nonce + "\0admin\0" + FIRST + "\0notadmin";
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(SHARED_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    JsonObject body =
        JsonObject.builder()
            .put("nonce", nonce)
            .put("username", "admin")
            .put("password", FIRST)
            .put("admin", false)
            .put(
                "mac",
                HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))))
            .build();
    remember(json(send("POST", path, "", body.toString())));
  }

  private String session(String path, String body) throws IOException, InterruptedException {
    return remember(json(send("POST", CLIENT + path, "", body)));
  }

  private String remember(JsonObject session) {
    String token = session.string("access_token").orElseThrow();
    secrets.add(token);
    session.string("refresh_token").ifPresent(secrets::add);
    return token;
  }

  private static JsonObject json(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError(new String(answer.body(), StandardCharsets.UTF_8));
    }
    return JsonReader.readObject(answer.body());
  }

  private HttpResponse<byte[]> send(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.base().resolve(path))
            .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    http.close();
  }
}
