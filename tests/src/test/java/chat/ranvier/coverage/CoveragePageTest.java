package chat.ranvier.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code docs/coverage.md} says what the routes say. */
@Scenario
final class CoveragePageTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();
  private static final Path PAGE = Path.of("../docs/coverage.md");

  @Test
  void thePageIsUpToDate() throws IOException {
    String text = page().text();
    if (Boolean.getBoolean("coverage.write")) {
      Files.writeString(PAGE, text);
    }
    assertThat(Files.readString(PAGE)).as("stale: run with -Dcoverage.write=true").isEqualTo(text);
  }

  @Test
  void everyRouteIsInAList() throws IOException {
    assertThat(page().unlisted()).as("neither specified nor in own-operations.txt").isEmpty();
    assertThat(page().lost()).as("in own-operations.txt, but not served").isEmpty();
  }

  @Test
  void aRouteInNoListIsReported() {
    Operation known = new Operation("file", "GET", "/_matrix/client/v3/known/{id}");
    Operation same = new Operation("-", "GET", "/_matrix/client/r0/known/{other}");
    Operation stray = new Operation("-", "GET", "/stray");

    assertThat(new CoveragePage(List.of(known), List.of(), List.of(same, stray)).unlisted())
        .containsExactly("GET /stray");
    assertThat(new CoveragePage(List.of(known), List.of(stray), List.of(same)).lost())
        .containsExactly("GET /stray");
  }

  private static CoveragePage page() throws IOException {
    List<Operation> served =
        SERVER.routes().stream()
            .map(route -> new Operation("-", route.method(), route.template()))
            .toList();
    return new CoveragePage(
        Operation.read(resource("operations.txt")),
        Operation.read(resource("own-operations.txt")),
        served);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CoveragePageTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
