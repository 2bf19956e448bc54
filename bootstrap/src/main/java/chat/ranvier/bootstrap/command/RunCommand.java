package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.config.LoadedConfig;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the server until it is asked to stop. */
@Command(
    name = "run",
    description = "Runs the server.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private ConfigPathOption config = new ConfigPathOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    LoadedConfig loaded = config.load(surroundings.environment());
    try (RunningServer server = surroundings.launcher().start(loaded)) {
      announce(loaded, server);
      server.awaitStop();
    }
    return 0;
  }

  private void announce(LoadedConfig loaded, RunningServer server) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "Ranvier serves " + loaded.config().server().name() + " at " + server.address() + " .");
    out.println("An account is made with: ./ranvier register-new-matrix-user");
    out.flush();
  }
}
