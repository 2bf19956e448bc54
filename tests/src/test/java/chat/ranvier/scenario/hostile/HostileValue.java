package chat.ranvier.scenario.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What stands in a body in the place of something sensible.
 *
 * @param name what it is called in reports
 * @param json the bytes, each as a character
 * @param kind what is wrong with it
 */
record HostileValue(String name, String json, Kind kind) {
  /** What is wrong. */
  enum Kind {
    /** Nobody may read it as JSON. */
    MALFORMED,
    /** As good as nothing in most places. */
    NULL,
    /** Not what one expects there. */
    UNEXPECTED
  }

  /** What is no JSON, or none that is taken. */
  static final List<HostileValue> MALFORMED =
      List.of(
          malformed("the same name twice", "{\"a\":1,\"a\":2}"),
          malformed("200 arrays in one another", "[".repeat(200) + "]".repeat(200)),
          malformed("10,000 arrays in one another", "[".repeat(10_000)),
          malformed("objects in one another", "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000)),
          malformed("a lone high surrogate", "\"\\ud800\""),
          malformed("a lone low surrogate", "\"a\\udfffb\""),
          malformed("surrogates the wrong way round", "\"\\ude00\\ud83d\""),
          malformed("a byte that is not UTF-8", "\"\u00ff\""),
          malformed("an overlong NUL", "\"\u00c0\u0080\""),
          malformed("a surrogate in UTF-8", "\"\u00ed\u00a0\u0080\""),
          malformed("a bare line end", "\"a\nb\""),
          malformed("NaN", "NaN"),
          malformed("a number with a zero in front", "012"),
          malformed("a bare word", "undefined"),
          malformed("a number of 5,000 digits", "1".repeat(5_000)));

  /** What is JSON, of some type or other. */
  static final List<HostileValue> UNEXPECTED =
      List.of(
          unexpected("a float", "1.5"),
          unexpected("a float that is whole", "1.0"),
          unexpected("a negative zero", "-0.0"),
          unexpected("an integer beyond 2^53", "9007199254740993"),
          unexpected("an integer beyond 64 bits", "-123456789012345678901234567890"),
          unexpected("an exponent beyond bounds", "1e400"),
          new HostileValue("null", "null", Kind.NULL),
          unexpected("true", "true"),
          unexpected("zero", "0"),
          unexpected("a negative number", "-1"),
          unexpected("the largest number", "9007199254740991"),
          unexpected("an empty array", "[]"),
          unexpected("an array of null", "[null]"),
          unexpected("an array of arrays", "[[[]]]"),
          unexpected("an array of numbers", "[1,2]"),
          unexpected("an empty object", "{}"),
          unexpected("an object", "{\"\":{\"\":[]}}"),
          text("no text", ""),
          text("NUL", "\\u0000"),
          text("a text with NUL", "a\\u0000b"),
          text("a user id with NUL", "@a\\u0000b:test.example"),
          text("a room id with NUL", "!a\\u0000b:test.example"),
          text("an event id with NUL", "$a\\u0000b"),
          text("control characters", "\\r\\n\\u001b[31m\\u007f\\u0085\\u202e"),
          text("a character of four bytes", "\\ud83d\\ude00"),
          text("a noncharacter", "\\uffff\\ufffe"),
          text("300 characters", "a".repeat(300)),
          text("70,000 characters", "a".repeat(70_000)),
          text("200 characters of two bytes", "\u00c3\u00a9".repeat(200)),
          text("a user id that is too long", "@" + "a".repeat(300) + ":test.example"),
          text("a room id that is too long", "!" + "a".repeat(300) + ":test.example"),
          text("an event id that is too long", "$" + "a".repeat(300)),
          text("a user id of no server", "@a:"),
          text("a user id of a server that is none", "@a:b c"),
          text("a template", "${jndi:ldap://x/y} {{7*7}} %s%n {}"),
          text("SQL", "'; DROP TABLE users; --"));

  /** What is hardest to keep where everything is kept. */
  static final List<HostileValue> HEAVY =
      List.of(
          unexpected("a float", "1.5"),
          unexpected("an exponent beyond bounds", "-1e400"),
          unexpected("null", "null"),
          unexpected("an object", "{\"\":{\"\":[]}}"),
          text("a text with NUL", "a\\u0000b"),
          text("a noncharacter", "\\uffff\\ud83d\\ude00"),
          text("70,000 characters", "a".repeat(70_000)));

  private static HostileValue malformed(String name, String json) {
    return new HostileValue(name, json, Kind.MALFORMED);
  }

  private static HostileValue unexpected(String name, String json) {
    return new HostileValue(name, json, Kind.UNEXPECTED);
  }

  private static HostileValue text(String name, String inner) {
    return unexpected(name, "\"" + inner + "\"");
  }

  /** The bytes of a text of which one marked place is taken by this. */
  byte[] in(String text, String mark) {
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return bytes.replace("\"" + mark + "\"", json).getBytes(StandardCharsets.ISO_8859_1);
  }
}
