package chat.ranvier.domain.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The names that stand in most events and answers, so that reading them makes no new texts. */
final class KnownNames {
  private static final int SLOTS = 512;
  private static final @Nullable String[] NAMES =
      table(
          "algorithm",
          "auth_events",
          "avatar_url",
          "body",
          "ciphertext",
          "content",
          "depth",
          "device_id",
          "displayname",
          "event_id",
          "format",
          "formatted_body",
          "hashes",
          "key",
          "membership",
          "msgtype",
          "origin",
          "origin_server_ts",
          "prev_events",
          "reason",
          "redacts",
          "rel_type",
          "room_id",
          "sender",
          "sender_key",
          "session_id",
          "sha256",
          "signatures",
          "state_key",
          "type",
          "unsigned",
          "url",
          "user_id",
          "users",
          "m.relates_to",
          "m.mentions",
          "m.in_reply_to");

  private KnownNames() {}

  private static @Nullable String[] table(String... names) {
    @Nullable String[] table = new @Nullable String[SLOTS];
    for (String name : names) {
      byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
      table[slot(ascii, 0, ascii.length)] = name;
    }
    return table;
  }

  /** The name that the ASCII bytes spell, where it is one of these. */
  static @Nullable String find(byte[] bytes, int start, int length) {
    if (length == 0) {
      return "";
    }
    String known = NAMES[slot(bytes, start, length)];
    return known != null && spells(known, bytes, start, length) ? known : null;
  }

  /** A number that equal texts share, below 512. */
  static int slot(byte[] bytes, int start, int length) {
    int middle = bytes[start + length / 2];
    return (length * 37 + bytes[start] * 17 + middle * 5 + bytes[start + length - 1] * 3)
        & (SLOTS - 1);
  }

  /** Whether these bytes spell the text. */
  static boolean spells(String name, byte[] bytes, int start, int length) {
    if (name.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (name.charAt(i) != bytes[start + i]) {
        return false;
      }
    }
    return true;
  }
}
