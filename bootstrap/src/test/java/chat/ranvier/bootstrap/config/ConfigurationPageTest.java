package chat.ranvier.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ConfigurationPageTest {
  @Test
  void thePageInTheDocumentationIsUpToDate() throws IOException {
    assertThat(Files.readString(Path.of("../docs/configuration.md")))
        .as("stale: run ./ranvier help-config --write docs/configuration.md")
        .isEqualTo(ConfigurationPage.markdown());
  }
}
