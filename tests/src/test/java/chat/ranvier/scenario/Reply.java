package chat.ranvier.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status the HTTP status
 * @param body the body as text
 * @param retryAfter the header {@code Retry-After}, where there is one
 */
public record Reply(int status, String body, Optional<String> retryAfter) {
  /** The body, which has to be an object of a successful answer. */
  public JsonObject json() {
    assertThat(status).as(body).isEqualTo(200);
    return JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8));
  }

  /** The body, which has to be an array of objects of a successful answer. */
  public List<JsonObject> objects() {
    assertThat(status).as(body).isEqualTo(200);
    JsonValue value = JsonReader.read(body.getBytes(StandardCharsets.UTF_8));
    return ((JsonArray) value).objects().toList();
  }

  /** A text in the body of a successful answer. */
  public String text(String name) {
    return json().string(name).orElseThrow(() -> new AssertionError(name + " missing: " + body));
  }

  /** The objects of an array in the body of a successful answer. */
  public List<JsonObject> list(String name) {
    return json().array(name).orElseThrow(() -> new AssertionError(body)).objects().toList();
  }

  /** Checks that the request was refused in this way. */
  public void isRefused(int expectedStatus, String errorCode) {
    assertThat(status).as(body).isEqualTo(expectedStatus);
    JsonObject error = JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8));
    assertThat(error.string("errcode")).as(body).contains(errorCode);
  }

  /** Checks that the request was refused because there were too many; tells for how long, in ms. */
  public long isOneTooMany() {
    isRefused(429, "M_LIMIT_EXCEEDED");
    JsonObject error = JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8));
    long wait = error.integer("retry_after_ms").orElseThrow();
    assertThat(retryAfter).contains(Long.toString(Math.ceilDiv(wait, 1000L)));
    return wait;
  }

  /** Checks that the request succeeded. */
  public Reply isGood() {
    assertThat(status).as(body).isEqualTo(200);
    return this;
  }
}
