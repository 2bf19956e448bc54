package chat.ranvier.bootstrap.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
    name = "ranvier",
    description = "A Matrix homeserver.",
    mixinStandardHelpOptions = true,
    versionProvider = RanvierVersion.class,
    footer = {
      "",
      "Without any configuration, \"run\" serves localhost on http://127.0.0.1:8008.",
      "The options of homeserver.yaml are in docs/configuration.md."
    })
public final class RanvierCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private RanvierCommand() {}

  /** The command line with all subcommands. */
  public static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new RanvierCommand())
        .addSubcommand(new RunCommand(surroundings))
        .addSubcommand(new GenerateConfigCommand(surroundings))
        .addSubcommand(new RegisterUserCommand(surroundings))
        .addSubcommand(new HashPasswordCommand(surroundings))
        .addSubcommand(new GenerateSigningKeyCommand(surroundings))
        .addSubcommand(new ExportSigningKeyCommand(surroundings))
        .addSubcommand(new CheckDatabaseCommand(surroundings))
        .addSubcommand(new HelpConfigCommand())
        .addSubcommand(new TrainCommand(surroundings))
        .addSubcommand(new CommandLine.HelpCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(RanvierCommand::fail);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  private static int fail(
      Exception exception, CommandLine command, CommandLine.ParseResult arguments)
      throws Exception {
    String sentence = StartFailure.sentence(exception).orElseThrow(() -> exception);
    command.getErr().println(sentence);
    return 1;
  }
}
