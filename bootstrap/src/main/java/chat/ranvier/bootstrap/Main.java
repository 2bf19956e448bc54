package chat.ranvier.bootstrap;

import chat.ranvier.bootstrap.command.ConsolePrompt;
import chat.ranvier.bootstrap.command.RanvierCommand;
import chat.ranvier.bootstrap.command.Surroundings;
import chat.ranvier.bootstrap.wiring.HomeserverLauncher;
import chat.ranvier.bootstrap.wiring.StoredDatabaseChecker;
import java.security.SecureRandom;
import java.time.Clock;

/** Where the process begins: the command line with the real environment, time and chance. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Surroundings surroundings =
        new Surroundings(
            System.getenv(),
            new SecureRandom(),
            Clock.systemUTC(),
            new ConsolePrompt(),
            new HomeserverLauncher(),
            new StoredDatabaseChecker());
    System.exit(RanvierCommand.commandLine(surroundings).execute(arguments));
  }
}
