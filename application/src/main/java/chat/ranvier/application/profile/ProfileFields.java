package chat.ranvier.application.profile;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.profile.port.Profile;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What fields a profile can have, and what they can hold. */
final class ProfileFields {
  private static final int MAX_NAME_BYTES = 255;
  private static final int MAX_DISPLAY_NAME = 256;
  private static final int MAX_AVATAR_URL = 1000;
  private static final Pattern CUSTOM = Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z0-9_-]+)+");

  private ProfileFields() {}

  /** Whether the field holds a text, or nothing. */
  static boolean isText(String field) {
    return field.equals(Profile.DISPLAY_NAME) || field.equals(Profile.AVATAR_URL);
  }

  static void check(String field, JsonValue value) {
    checkName(field);
    switch (field) {
      case Profile.DISPLAY_NAME -> checkText(value, MAX_DISPLAY_NAME, "Displayname");
      case Profile.AVATAR_URL -> checkText(value, MAX_AVATAR_URL, "Avatar URL");
      default -> {}
    }
  }

  static void checkName(String field) {
    if (field.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      throw new MatrixFailure(ErrorCode.KEY_TOO_LARGE, "Profile keys have at most 255 bytes");
    }
    if (!isText(field) && !CUSTOM.matcher(field).matches()) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "Invalid profile key");
    }
  }

  private static void checkText(JsonValue value, int max, String what) {
    switch (value) {
      case JsonString text -> {
        if (text.value().codePointCount(0, text.value().length()) > max) {
          throw new MatrixFailure(ErrorCode.INVALID_PARAM, what + " is too long (max " + max + ")");
        }
      }
      case JsonNull ignored -> {}
      default -> throw new MatrixFailure(ErrorCode.INVALID_PARAM, what + " must be a string");
    }
  }
}
