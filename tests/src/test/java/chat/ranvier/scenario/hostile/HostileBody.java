package chat.ranvier.scenario.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A whole body that no route takes.
 *
 * @param name what it is called in reports
 * @param text the bytes, each as a character
 * @param status what it is answered with
 * @param code the error's code
 */
record HostileBody(String name, String text, int status, String code) {
  static final List<HostileBody> ALL =
      List.of(
          notJson("blanks only", " \r\n\t"),
          notJson("an object that does not end", "{\"a\":1"),
          notJson("two objects", "{}{}"),
          notJson("an object and more", "{}x"),
          notJson("a comma too many", "{\"a\":1,}"),
          notJson("a comment", "{/* a */}"),
          notJson("names without quotes", "{a:1}"),
          notJson("a form", "a=b&c=d"),
          notJson("markup", "<?xml version=\"1.0\"?><a/>"),
          notJson("a byte order mark", "\u00ef\u00bb\u00bf{}"),
          notJson("UTF-16", "{\u0000}\u0000"),
          notJson("UTF-16 the other way round", "\u0000{\u0000}"),
          notJson("something compressed", "\u001f\u008b\u0008\u0000"),
          notJson("NUL", "\u0000"),
          badJson("an array", "[]"),
          badJson("a text", "\"a\""),
          badJson("a number", "7"),
          badJson("null", "null"),
          badJson("the same name twice", "{\"a\":1,\"\\u0061\":1}"),
          badJson("depth", "{\"a\":".repeat(2_000)),
          new HostileBody("5 MiB", "{\"a\":\"" + "a".repeat(5 << 20) + "\"}", 413, "M_TOO_LARGE"));

  private static HostileBody notJson(String name, String text) {
    return new HostileBody(name, text, 400, "M_NOT_JSON");
  }

  private static HostileBody badJson(String name, String text) {
    return new HostileBody(name, text, 400, "M_BAD_JSON");
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
