package chat.ranvier.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The scripts in {@code tests/clients/js}, run by the Node of this machine. */
final class NodeScripts {
  private static final Path FOLDER = Path.of("clients", "js");
  private static final int CANNOT_BE_INSTALLED_HERE = 75;

  private NodeScripts() {}

  /** Takes each line that a script prints. */
  interface Listener {
    void hear(String line) throws IOException;
  }

  /** What a script printed, and its exit status. */
  record Outcome(int status, List<String> lines) {
    @Override
    public String toString() {
      return "status " + status + "\n" + String.join("\n", lines);
    }
  }

  /** Installs the libraries; skips the test that asks where this machine cannot. */
  static void install() throws IOException, InterruptedException {
    Outcome outcome = run(List.of("./install"), _ -> {});
    Assumptions.assumeFalse(
        outcome.status() == CANNOT_BE_INSTALLED_HERE, () -> "skipped: " + outcome);
    if (outcome.status() != 0) {
      throw new AssertionError("tests/clients/js/install: " + outcome);
    }
  }

  /** Runs a script to its end. */
  static Outcome node(Listener listener, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(arguments));
    return run(command, listener);
  }

  private static Outcome run(List<String> command, Listener listener)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        listener.hear(line);
      }
      return new Outcome(process.waitFor(), lines);
    } finally {
      process.destroyForcibly();
    }
  }
}
