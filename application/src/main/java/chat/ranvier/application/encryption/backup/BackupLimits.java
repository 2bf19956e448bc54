package chat.ranvier.application.encryption.backup;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.json.Utf8;

/** How large the parts of a backup may be; clients' own are a small fraction of that. */
public final class BackupLimits {
  private static final int MAX_NAME = 255;
  private static final int MAX_AUTH_DATA = 64 << 10;
  static final int MAX_SESSION_DATA = 16 << 10;

  private BackupLimits() {}

  /**
   * Checks the id of a session or the name of an algorithm.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where it is empty, longer than 255 bytes, or has
   *     a lone surrogate
   */
  public static void checkName(String what, String name) {
    if (name.isEmpty() || Utf8.isLongerThan(MAX_NAME, name) || !Utf8.isWellFormed(name)) {
      throw new MatrixFailure(
          ErrorCode.INVALID_PARAM, what + " must have 1 to " + MAX_NAME + " bytes of UTF-8");
    }
  }

  /**
   * Checks what an algorithm needs to know.
   *
   * @throws MatrixFailure {@code M_TOO_LARGE} where it is longer than 64 KiB
   */
  static void checkAuthData(JsonObject authData) {
    checkLength("auth_data", JsonWriter.toText(authData), MAX_AUTH_DATA);
  }

  /**
   * The text of an encrypted key as it is kept.
   *
   * @throws MatrixFailure {@code M_TOO_LARGE} where it is longer than 16 KiB
   */
  public static String sessionData(JsonObject sessionData) {
    String text = JsonWriter.toText(sessionData);
    checkLength("session_data", text, MAX_SESSION_DATA);
    return text;
  }

  private static void checkLength(String what, String text, int max) {
    if (Utf8.isLongerThan(max, text)) {
      throw new MatrixFailure(
          ErrorCode.TOO_LARGE, "'" + what + "' must have at most " + max + " bytes");
    }
  }
}
