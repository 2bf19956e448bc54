package chat.ranvier.bootstrap.observe.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HangupsTest {
  @Test
  void theSignalRunsTheAction() throws IOException, InterruptedException {
    CountDownLatch heard = new CountDownLatch(1);
    Hangups.listen(heard::countDown);
    String process = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-HUP", process).start().waitFor();
    assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
