package chat.ranvier.bootstrap.command;

import chat.ranvier.application.account.port.PasswordHashes;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.db.password.PasswordHashing;
import chat.ranvier.db.password.PepperedPasswordHashes;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what the database keeps of a password. */
@Command(
    name = "hash-password",
    aliases = "hash_password",
    description = "Prints the hash of a password, as the database keeps it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class HashPasswordCommand implements Callable<Integer> {
  private static final int USUAL_ROUNDS = 12;

  private final Surroundings surroundings;
  @Mixin private ConfigPathOption config = new ConfigPathOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-p", "--password"},
      paramLabel = "PASSWORD",
      description = "The password; asked for where it is not given.")
  private @Nullable String password;

  HashPasswordCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    HomeserverConfig loaded = config.load(surroundings.environment()).config();
    PasswordHashes hashes =
        new PepperedPasswordHashes(
            new PasswordHashing.Bcrypt(loaded.registration().bcryptRounds().orElse(USUAL_ROUNDS)),
            loaded.passwords().pepper().map(Secret::value),
            this::randomBytes);
    spec.commandLine().getOut().println(hashes.hash(password()));
    return 0;
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    surroundings.chance().nextBytes(bytes);
    return bytes;
  }

  private String password() {
    if (password != null) {
      return password;
    }
    Prompt prompt = surroundings.prompt();
    if (!prompt.isAttended()) {
      throw new CommandFailedException("There is no terminal to ask at: use --password.");
    }
    String first = prompt.askSecretly("Password: ");
    if (!first.equals(prompt.askSecretly("Password once more: "))) {
      throw new CommandFailedException("The passwords differ.");
    }
    return first;
  }
}
