package chat.ranvier.domain.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a parsed tree takes of the heap, in bytes for each byte of its text. */
final class TreeSizeTest {
  private static final int COUNT = 60_000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"k\":1}|7",
        "{\"key\":1,\"name\":\"some value\"}|4",
        "{\"#\":1}|13",
        "1|4",
        "#|5",
        "\"a\"|2",
        "\"#\"|12",
        "[9]|12",
        "[[9]]|17",
        "{}|3",
        "1.5|18",
        "1e#|15",
      })
  void aTreeTakesOnlySoMuchMoreThanItsText(String element, double most) {
    byte[] text =
        IntStream.range(0, COUNT)
            .mapToObj(i -> element.replace("#", Integer.toString(10_000 + i)))
            .collect(Collectors.joining(",", "{\"a\":[", "]}"))
            .getBytes(StandardCharsets.UTF_8);
    JsonReader.read(text);
    double size = bytesOfTree(text);
    assertThat(size / text.length).isLessThan(most);
    assertThat(TreeSize.of(text)).isGreaterThan((long) (size * 0.9));
    assertThat(TreeSize.most(text.length)).isGreaterThan((long) (size * 0.9));
  }

  /** The middle of several measurements. */
  private static double bytesOfTree(byte[] text) {
    double[] sizes = new double[5];
    for (int i = 0; i < sizes.length; i++) {
      long before = used();
      JsonValue tree = JsonReader.read(text);
      try {
        sizes[i] = used() - before;
      } finally {
        Reference.reachabilityFence(tree);
      }
    }
    Arrays.sort(sizes);
    return sizes[sizes.length / 2];
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
