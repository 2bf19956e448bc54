package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.config.LoadedConfig;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Walks through all rooms in the database and names what is wrong with them. */
@Command(
    name = "check-database",
    description = {
      "Walks through the rooms in the database and names what is wrong: events against their",
      "hashes and the authorisation rules, states, memberships and counts against the events.",
      "Best while the server is stopped. The exit code is 1 where something is wrong.",
      "With --repair, what is kept beside the events is first made anew from them where it is",
      "wrong: where each room stands, its forward extremities, state, memberships and counters."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CheckDatabaseCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private ConfigPathOption config = new ConfigPathOption();

  @Option(
      names = "--repair",
      description = "Make anew from the events what is wrong beside them; the server must not run.")
  private boolean isRepairing;

  @Spec private CommandSpec spec = CommandSpec.create();

  CheckDatabaseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    LoadedConfig loaded = config.load(surroundings.environment());
    PrintWriter out = spec.commandLine().getOut();
    AtomicLong findings = new AtomicLong();
    DatabaseChecker.Checked checked =
        surroundings
            .checker()
            .check(
                loaded,
                isRepairing,
                finding -> {
                  findings.incrementAndGet();
                  out.println(finding);
                });
    checked.repaired().forEach(room -> out.println(room + " was made anew from its events"));
    out.println(checked.rooms() + " rooms checked, " + findings + " faults found");
    return findings.get() == 0 ? 0 : 1;
  }
}
