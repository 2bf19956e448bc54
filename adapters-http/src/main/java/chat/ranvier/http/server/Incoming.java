package chat.ranvier.http.server;

import chat.ranvier.application.access.ClientAddress;
import chat.ranvier.application.failure.MatrixFailure;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as the web server received it. */
interface Incoming {
  /** The method as it was sent. */
  String method();

  /** The path as it was sent, still encoded. */
  String rawPath();

  /** The query as it was sent, still encoded; null where there is none. */
  @Nullable String rawQuery();

  /** The only value of this header; none where it came several times. */
  Optional<String> header(String name);

  /** Where the request came from. */
  ClientAddress address();

  /** Whether it came over TLS, to this server or to the proxy in front of it. */
  boolean secure();

  /** What the log calls the request. */
  String requestId();

  /**
   * The whole body.
   *
   * @throws MatrixFailure {@code M_TOO_LARGE} where it is larger than that
   */
  byte[] body(int maxBytes);

  /**
   * The body, to be read piece by piece.
   *
   * @throws MatrixFailure {@code M_TOO_LARGE}, also while reading, where it is larger than that
   */
  InputStream bodyStream(long maxBytes);

  /** Notes who makes the request, for the log. */
  void requestedBy(String requester);
}
