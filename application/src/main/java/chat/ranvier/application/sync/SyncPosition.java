package chat.ranvier.application.sync;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;

/**
 * How far a client has been told everything: the text of {@code next_batch} and {@code since}.
 *
 * <p>{@code s} and the position of this server's only writer; with several writers the others'
 * follow.
 *
 * @param position the stream position; 0 before everything
 */
public record SyncPosition(long position) {
  private static final int MAX_DIGITS = 18;

  /** Before everything. */
  public static final SyncPosition START = new SyncPosition(0);

  /**
   * The position that the token spells.
   *
   * @throws MatrixFailure where it is none of ours
   */
  public static SyncPosition parse(String token) {
    boolean isOurs =
        token.length() >= 2
            && token.length() <= MAX_DIGITS + 1
            && token.charAt(0) == 's'
            && token.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    if (!isOurs) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "Invalid stream token");
    }
    return new SyncPosition(Long.parseLong(token, 1, token.length(), 10));
  }

  /** The token. */
  public String token() {
    return "s" + position;
  }
}
