package chat.ranvier.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies whose trees take much more memory than their texts, or of other shapes. */
final class Bodies {
  private static final int BYTES = 700_000;

  private Bodies() {}

  /** As large as an event can be, all of it arrays in arrays. */
  static byte[] event() {
    return elements("[[9]]", 10_000);
  }

  /** As large as a piece of account data can be. */
  static byte[] accountData() {
    return elements("[[9]]", 40_000);
  }

  private static byte[] smallObjects() {
    return elements("{\"k\":#}", 50_000);
  }

  static List<byte[]> all() {
    String deep = "[".repeat(90) + "]".repeat(90);
    String keys =
        IntStream.range(0, 60_000)
            .mapToObj(i -> "\"k" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    return List.of(
        smallObjects(),
        elements("[9]", BYTES / 4),
        elements("\"#\"", BYTES / 10),
        elements("1.5", BYTES / 4),
        elements(deep, BYTES / 181),
        ("{\"a\":\"" + "\u00e9".repeat(BYTES / 2) + "\"}").getBytes(UTF_8),
        keys.getBytes(UTF_8));
  }

  private static byte[] elements(String element, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> element.replace("#", Integer.toString(i)))
        .collect(Collectors.joining(",", "{\"initial_state\":[", "]}"))
        .getBytes(UTF_8);
  }
}
