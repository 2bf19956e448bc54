package chat.ranvier.bootstrap.command;

import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What commands need of the world.
 *
 * @param environment the process' variables
 * @param chance fit for secrets
 * @param prompt who may be asked
 * @param launcher starts servers
 * @param checker checks databases
 */
public record Surroundings(
    Map<String, String> environment,
    RandomGenerator chance,
    Clock clock,
    Prompt prompt,
    ServerLauncher launcher,
    DatabaseChecker checker) {
  /** Copies the environment. */
  public Surroundings {
    environment = Map.copyOf(environment);
  }
}
