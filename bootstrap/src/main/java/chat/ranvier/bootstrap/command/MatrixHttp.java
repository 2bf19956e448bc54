package chat.ranvier.bootstrap.command;

import chat.ranvier.domain.json.InvalidJsonException;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a homeserver, JSON in both directions. */
final class MatrixHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  MatrixHttp(URI server) {
    String address = server.toString();
    this.server = address.endsWith("/") ? server : URI.create(address + "/");
  }

  /** Asks without a body; an empty token is left out. */
  Answer get(String path, String token) throws IOException {
    return ask("GET", path, token, BodyPublishers.noBody());
  }

  Answer post(String path, String token, JsonObject body) throws IOException {
    return ask("POST", path, token, BodyPublishers.ofString(body.toString()));
  }

  Answer put(String path, String token, JsonObject body) throws IOException {
    return ask("PUT", path, token, BodyPublishers.ofString(body.toString()));
  }

  private Answer ask(String method, String path, String token, BodyPublisher body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).method(method, body);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), json(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** A proxy's page of HTML counts as an empty body: the status tells enough. */
  private static JsonObject json(byte[] body) {
    try {
      return JsonReader.readObject(body);
    } catch (InvalidJsonException e) {
      return JsonObject.empty();
    }
  }

  /** What a server answered. */
  record Answer(int status, JsonObject body) {
    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    String describe() {
      return status
          + body.string("errcode").map(code -> " " + code).orElse("")
          + body.string("error").map(error -> ": " + error).orElse("");
    }
  }
}
