package chat.ranvier.stop;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.bootstrap.environment.ProcessHalt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that others wait for ends by an error: the process ends at once, whatever hangs. */
final class FatalErrorTest {
  @ParameterizedTest
  @ValueSource(strings = {"thread", "mailbox", "timer", "platform", "stop"})
  void anErrorOfAThreadEndsTheProcess(String kind) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Broken.class.getName(),
                kind)
            .inheritIO()
            .start();
    try {
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("ends").isTrue();
      assertThat(process.exitValue()).isEqualTo(ProcessHalt.STATUS);
    } finally {
      process.destroyForcibly();
    }
  }
}
