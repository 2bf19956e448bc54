package chat.ranvier.http.server;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer as it came over the connection, the names of its headers in small letters. */
public final class RawAnswer {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  public RawAnswer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public int status() {
    return status;
  }

  /** The header's value, or a dash where there is none. */
  public String header(String name) {
    return headers.getOrDefault(name, "-");
  }

  byte[] bytes() {
    return body;
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public JsonObject json() {
    return JsonReader.readObject(body);
  }

  /** The status and the error code, or the status alone. */
  public String error() {
    return json().string("errcode").map(code -> status + " " + code).orElse(status + "");
  }

  @Override
  public String toString() {
    return status + " " + headers + " " + text();
  }
}
