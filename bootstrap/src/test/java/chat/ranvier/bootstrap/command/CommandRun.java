package chat.ranvier.bootstrap.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import picocli.CommandLine;

/** Runs commands with chance, time, answers and a server that a test knows. */
final class CommandRun {
  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private final Map<String, String> environment = new HashMap<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private ServerLauncher launcher =
      config -> {
        throw new AssertionError("no server was to start");
      };
  private DatabaseChecker checker =
      (config, isRepairing, findings) -> {
        throw new AssertionError("no database was to be checked");
      };
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** A seed of its own for each call with another number. */
  static RandomGenerator chance(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  CommandRun set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  CommandRun answering(String... given) {
    answers.addAll(List.of(given));
    return this;
  }

  CommandRun launching(ServerLauncher server) {
    launcher = server;
    return this;
  }

  CommandRun checking(DatabaseChecker database) {
    checker = database;
    return this;
  }

  int run(String... arguments) {
    Prompt prompt = new ScriptedPrompt(answers, !answers.isEmpty());
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Surroundings surroundings =
        new Surroundings(
            environment,
            chance(1),
            clock,
            prompt,
            config -> launcher.start(config),
            (config, isRepairing, findings) -> checker.check(config, isRepairing, findings));
    CommandLine commandLine = RanvierCommand.commandLine(surroundings);
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  String output() {
    return out.toString();
  }

  String errors() {
    return err.toString();
  }

  /** Answers in the order in which they were given. */
  private record ScriptedPrompt(Deque<String> answers, boolean isAttended) implements Prompt {
    @Override
    public String ask(String question) {
      return answers.removeFirst();
    }

    @Override
    public String askSecretly(String question) {
      return answers.removeFirst();
    }
  }
}
