package chat.ranvier.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies of some 0.9 MB whose trees take much more memory than their texts, or other shapes. */
final class Bodies {
  private static final int BYTES = 900_000;

  private Bodies() {}

  static byte[] smallObjects() {
    return elements("{\"k\":#}", 60_000);
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
