package chat.ranvier.http.client.timeline;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.timeline.TimelineToken;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.http.server.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The query parameters that pages of events have in common. */
final class PageQuery {
  private static final int DEFAULT_LIMIT = 10;

  private PageQuery() {}

  static int limit(Exchange exchange) {
    long limit = exchange.queryInteger("limit").orElse(DEFAULT_LIMIT);
    if (limit < 0) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "'limit' must not be negative");
    }
    return Math.clamp(limit, 0, Integer.MAX_VALUE);
  }

  static EventFilter filter(Exchange exchange) {
    return exchange
        .query("filter")
        .filter(text -> !text.isEmpty())
        .map(text -> JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8)))
        .map(EventFilter::new)
        .orElse(EventFilter.ALL);
  }

  static Optional<TimelineToken> token(Exchange exchange, String name) {
    return exchange.query(name).filter(text -> !text.isEmpty()).map(TimelineToken::parse);
  }
}
