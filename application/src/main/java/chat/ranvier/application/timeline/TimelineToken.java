package chat.ranvier.application.timeline;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;

/**
 * A place in the timeline of a room, as clients carry it about: a moment, or a place in the
 * topological order. What is asked for by one may be asked for by the other.
 */
public sealed interface TimelineToken permits StreamToken, TopologicalToken {
  /** The place before the first event of any room. */
  TimelineToken START = new StreamToken(StreamToken.BEFORE_ALL);

  /**
   * Reads a token of either kind.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where it is neither
   */
  static TimelineToken parse(String text) {
    try {
      return StreamToken.read(text)
          .<TimelineToken>map(token -> token)
          .or(() -> TopologicalToken.read(text))
          .orElseThrow(TimelineToken::invalid);
    } catch (NumberFormatException tooGreat) {
      throw invalid();
    }
  }

  private static MatrixFailure invalid() {
    return new MatrixFailure(ErrorCode.INVALID_PARAM, "Invalid pagination token");
  }

  /** The token as clients carry it. */
  String text();
}
