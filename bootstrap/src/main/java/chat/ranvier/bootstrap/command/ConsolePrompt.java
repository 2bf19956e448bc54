package chat.ranvier.bootstrap.command;

import java.io.Console;
import java.util.Objects;
import java.util.Optional;

/** The terminal that the process was started from. */
public final class ConsolePrompt implements Prompt {
  @Override
  public boolean isAttended() {
    return console().filter(Console::isTerminal).isPresent();
  }

  @Override
  public String ask(String question) {
    String answer = console().orElseThrow().readLine("%s", question);
    return Objects.requireNonNullElse(answer, "").strip();
  }

  @Override
  public String askSecretly(String question) {
    char[] answer = console().orElseThrow().readPassword("%s", question);
    return answer == null ? "" : new String(answer);
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console());
  }
}
