package chat.ranvier.application.device;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;

/** What devices may be called. */
public final class DeviceNames {
  private static final int MAX_LENGTH = 100;

  private DeviceNames() {}

  /**
   * Checks a name that a user gives.
   *
   * @throws MatrixFailure {@code M_TOO_LARGE} where it has more than 100 characters, {@code
   *     M_INVALID_PARAM} where it has a NUL
   */
  public static void check(String displayName) {
    if (displayName.codePointCount(0, displayName.length()) > MAX_LENGTH) {
      throw new MatrixFailure(
          ErrorCode.TOO_LARGE, "A device's name has at most " + MAX_LENGTH + " characters");
    }
    if (displayName.indexOf('\0') >= 0) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "A device's name has no NUL");
    }
  }

  /** What is left of a name that a client proposes for a new device. */
  public static String shorten(String displayName) {
    String clean = displayName.replace("\0", "");
    return clean
        .codePoints()
        .limit(MAX_LENGTH)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
