package chat.ranvier.http.server;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a request is answered with: a status, headers, and a body. */
public final class Answer {
  private static final String JSON = "application/json";
  private static final Answer EMPTY = jsonBytes(200, "{}".getBytes(StandardCharsets.US_ASCII));

  private final int status;
  private final String contentType;
  private final Body body;
  private final List<Field> fields;

  private Answer(int status, String contentType, Body body, List<Field> fields) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.fields = fields;
  }

  /** The empty object, with status 200. */
  public static Answer empty() {
    return EMPTY;
  }

  /** An object, with status 200. */
  public static Answer json(JsonObject body) {
    return json(200, body);
  }

  /** An object. */
  public static Answer json(int status, JsonObject body) {
    return jsonBytes(status, JsonWriter.toBytes(body));
  }

  /** JSON that has been written already. */
  public static Answer jsonBytes(int status, byte[] utf8) {
    return bytes(status, JSON, utf8);
  }

  /** Bytes of this content type. */
  public static Answer bytes(int status, String contentType, byte[] body) {
    return new Answer(status, contentType, new Whole(body), List.of());
  }

  /** Plain text. */
  public static Answer text(int status, String body) {
    return bytes(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /** JSON that is written while it is sent, with status 200. */
  public static Answer stream(Writing writing) {
    return stream(200, JSON, writing);
  }

  /** A body that is written while it is sent. */
  public static Answer stream(int status, String contentType, Writing writing) {
    return new Answer(status, contentType, new Streamed(writing), List.of());
  }

  /** Sends the client elsewhere, for now. */
  public static Answer redirect(String location) {
    return text(302, "").with("Location", location);
  }

  /**
   * This answer with one header more; a name given twice keeps the later value.
   *
   * @throws IllegalArgumentException where the value would break out of its line
   */
  public Answer with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Answer(status, contentType, body, List.copyOf(more));
  }

  /**
   * This answer with a body that is at hand.
   *
   * @throws UncheckedIOException where it cannot be written
   */
  Answer atHand() {
    if (!(body instanceof Streamed(Writing writing))) {
      return this;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writing.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Answer(status, contentType, new Whole(bytes.toByteArray()), fields);
  }

  /** The status. */
  public int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  Body body() {
    return body;
  }

  List<Field> fields() {
    return fields;
  }

  /** What writes a body. */
  @FunctionalInterface
  public interface Writing {
    /**
     * Writes all of it; whoever called closes the stream.
     *
     * @throws IOException where the stream refuses
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /** A body, at hand or not yet. */
  sealed interface Body {}

  /** A body that is at hand. */
  static final class Whole implements Body {
    private final byte[] bytes;

    private Whole(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The bytes themselves, not to be changed. */
    byte[] bytes() {
      return bytes;
    }
  }

  /** A body that is written while it is sent. */
  record Streamed(Writing writing) implements Body {}

  /** A header. */
  record Field(String name, String value) {
    Field {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if ((c < ' ' && c != '\t') || c >= 0x7f) {
          throw new IllegalArgumentException("header " + name + " with a control character");
        }
      }
    }
  }
}
