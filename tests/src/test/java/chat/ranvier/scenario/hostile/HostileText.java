package chat.ranvier.scenario.hostile;

import java.util.List;

/** Encoded texts that stand in a path or a query in the place of something sensible. */
final class HostileText {
  /** What is no text at all. */
  static final List<String> BADLY_ENCODED =
      List.of(
          "%00",
          "a%00b",
          "%40a%00b:test.example",
          "%21a%00b",
          "%24a%00b",
          "%ff",
          "%c0%80",
          "%ed%a0%80",
          "%F4%90%80%80");

  /** Texts that nobody expects. */
  static final List<String> UNEXPECTED =
      List.of(
          "a".repeat(300),
          "%C3%A9".repeat(200),
          "%40" + "a".repeat(300) + ":test.example",
          "%21" + "a".repeat(300) + ":test.example",
          "%24" + "a".repeat(300),
          "%23" + "a".repeat(300) + ":test.example",
          "m." + "a".repeat(5_000),
          "%F0%9F%98%80",
          "%EF%BF%BF",
          "%0d%0aX-Injected:%20yes",
          "%1b%5b31m",
          "%e2%80%ae",
          "%20",
          "+",
          "..",
          "%2e%2e",
          "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
          "%5c",
          "%3b",
          ";a=b",
          "%40",
          "%40a:",
          "%40:a",
          "%40a:b%20c",
          "%21",
          "%24",
          "%23:test.example",
          "-1",
          "0",
          "1.5",
          "1e9",
          "99999999999999999999",
          "9223372036854775807",
          "-9223372036854775808",
          "null",
          "true",
          "t0",
          "t-1",
          "t9223372036854775807",
          "s0",
          "s9223372036854775807",
          "s-1",
          "s99999999999999999999_1",
          "%7B%22limit%22:-1%7D",
          "%7B%22limit%22:1e400%7D",
          "%7B%22room%22:7%7D",
          "%7B%22types%22:%5B7%5D%7D",
          "%7B%22event_fields%22:%5B%22%5C%5C%5C%5C.%22%5D%7D",
          "%7B%22a%22:1,%22a%22:2%7D",
          "%7B",
          "%5B".repeat(1_000),
          "%25s%25n",
          "%27;%20DROP%20TABLE%20users;--");

  private HostileText() {}
}
