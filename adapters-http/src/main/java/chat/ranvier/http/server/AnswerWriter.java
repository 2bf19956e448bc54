package chat.ranvier.http.server;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Puts an answer onto the connection, with the headers that all answers have. */
final class AnswerWriter {
  private static final int WORTH_COMPRESSING = 1024;
  private static final byte[] NOTHING = new byte[0];
  private static final Header JSON = HeaderValues.CONTENT_TYPE_JSON;
  private static final Header GZIP = HeaderValues.create("Content-Encoding", "gzip");
  private static final Header VARY = HeaderValues.create("Vary", "Accept-Encoding");
  private static final Header NO_STORE = HeaderValues.create("Cache-Control", "no-store");
  private static final Header NO_SNIFFING =
      HeaderValues.create("X-Content-Type-Options", "nosniff");

  /** What lets web pages of any origin use the API, on every answer. */
  static final List<Header> CROSS_ORIGIN =
      List.of(
          HeaderValues.create("Access-Control-Allow-Origin", "*"),
          HeaderValues.create("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS"),
          HeaderValues.create(
              "Access-Control-Allow-Headers", "X-Requested-With, Content-Type, Authorization"));

  private final Header server;

  AnswerWriter(String version) {
    this.server = HeaderValues.create("Server", "Ranvier/" + version);
  }

  /**
   * Sends the answer, all of it.
   *
   * @param compress whether it may be compressed where the client takes that
   * @return the size of the body as it was sent
   * @throws UncheckedIOException where the body could not be written to its end
   */
  long send(RoutingRequest request, RoutingResponse response, Answer answer, boolean compress) {
    boolean head = request.prologue().method().text().equals("HEAD");
    response.status(Status.create(answer.status()));
    headers(response.headers(), answer);
    boolean gzip = compress && isText(answer) && takesGzip(request.headers());
    return switch (answer.body()) {
      case Answer.Whole whole -> sendWhole(response, whole.bytes(), gzip, head);
      case Answer.Streamed streamed -> sendStreamed(response, streamed, gzip, head);
    };
  }

  /** The headers that every answer has, errors of the web server's own among them. */
  void common(ServerResponseHeaders headers) {
    CROSS_ORIGIN.forEach(headers::set);
    headers.set(server);
    headers.set(NO_SNIFFING);
    headers.set(NO_STORE);
  }

  private void headers(ServerResponseHeaders headers, Answer answer) {
    common(headers);
    headers.set(
        answer.contentType().equals("application/json")
            ? JSON
            : HeaderValues.create(HeaderNames.CONTENT_TYPE, answer.contentType()));
    for (Answer.Field field : answer.fields()) {
      HeaderName name = HeaderNames.create(field.name());
      headers.set(HeaderValues.create(name, field.value()));
    }
  }

  private static long sendWhole(RoutingResponse response, byte[] body, boolean gzip, boolean head) {
    byte[] bytes = body;
    if (gzip && body.length >= WORTH_COMPRESSING) {
      bytes = compressed(body);
      response.headers().set(GZIP);
      response.headers().set(VARY);
    }
    if (head) {
      response.headers().contentLength(bytes.length);
      response.send(NOTHING);
      return 0;
    }
    response.send(bytes);
    return bytes.length;
  }

  private static long sendStreamed(
      RoutingResponse response, Answer.Streamed streamed, boolean gzip, boolean head) {
    if (head) {
      response.send(NOTHING);
      return 0;
    }
    if (gzip) {
      response.headers().set(GZIP);
      response.headers().set(VARY);
    }
    try {
      CountingStream counting = new CountingStream(response.outputStream());
      OutputStream out = gzip ? new FastGzip(counting) : counting;
      streamed.writing().writeTo(out);
      out.close();
      response.commit();
      return counting.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] compressed(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3);
    try (OutputStream gzip = new FastGzip(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static boolean isText(Answer answer) {
    return answer.contentType().equals("application/json")
        || answer.contentType().startsWith("text/");
  }

  private static boolean takesGzip(ServerRequestHeaders headers) {
    if (!headers.contains(HeaderNames.ACCEPT_ENCODING)) {
      return false;
    }
    for (String value : headers.get(HeaderNames.ACCEPT_ENCODING).allValues()) {
      for (String coding : value.split(",", -1)) {
        String plain = coding.strip().toLowerCase(Locale.ROOT).replace(" ", "");
        if (plain.equals("gzip") || (plain.startsWith("gzip;q=") && !isZero(plain))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isZero(String coding) {
    String weight = coding.substring("gzip;q=".length());
    return weight.chars().allMatch(c -> c == '0' || c == '.');
  }
}
