package chat.ranvier.http.server;

import chat.ranvier.application.failure.ErrorCode;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportRequest;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Answers to what the web server refuses before any route is looked for. */
final class EarlyErrors implements DirectHandler {
  private final AnswerWriter writer;

  EarlyErrors(AnswerWriter writer) {
    this.writer = writer;
  }

  DirectHandlers asHandlers() {
    DirectHandlers.Builder builder = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      builder.addHandler(type, this);
    }
    return builder.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders ignored,
      String message) {
    ServerResponseHeaders headers = ServerResponseHeaders.create();
    writer.common(headers);
    headers.set(HeaderValues.CONTENT_TYPE_JSON);
    Answer answer = answer(status.code());
    byte[] body = answer.body() instanceof Answer.Whole whole ? whole.bytes() : new byte[0];
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .entity(body)
        .keepAlive(false)
        .build();
  }

  private static Answer answer(int status) {
    return switch (status) {
      case 413 -> MatrixErrors.of(ErrorCode.TOO_LARGE, "The body of the request is too large");
      case 414 -> MatrixErrors.of(status, ErrorCode.TOO_LARGE, "The URI is too long");
      case 505 -> MatrixErrors.of(status, ErrorCode.UNRECOGNIZED, "HTTP/1.1 is needed");
      case 500 -> MatrixErrors.internal();
      default -> MatrixErrors.of(status, ErrorCode.UNKNOWN, "The request is malformed");
    };
  }
}
