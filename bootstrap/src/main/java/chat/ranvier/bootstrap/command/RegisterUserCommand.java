package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.command.MatrixHttp.Answer;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.config.SharedSecret;
import chat.ranvier.bootstrap.config.option.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an account on a running server, by the shared secret. */
@Command(
    name = "register-new-matrix-user",
    aliases = "register_new_matrix_user",
    description = "Makes an account on the running server; asks for what is not given.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RegisterUserCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private ConfigPathOption config = new ConfigPathOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-u", "--user"},
      paramLabel = "LOCALPART",
      description = "The user's name, without the server.")
  private @Nullable String user;

  @Option(
      names = {"-p", "--password"},
      paramLabel = "PASSWORD",
      description = "The password; others on this machine may see it here.")
  private @Nullable String password;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file that holds the password.")
  private @Nullable Path passwordFile;

  @Option(
      names = {"-a", "--admin"},
      description = "Makes the user an administrator of the server.")
  private boolean admin;

  @Option(names = "--no-admin", description = "Makes an ordinary user, without asking.")
  private boolean ordinary;

  @Option(
      names = {"-t", "--user_type", "--user-type"},
      paramLabel = "TYPE",
      description = "The user's type, for example bot or support.")
  private @Nullable String userType;

  @Option(names = "--exists-ok", description = "Succeeds where the user exists already.")
  private boolean existsOk;

  @Option(
      names = {"-k", "--shared-secret"},
      paramLabel = "SECRET",
      description = "The shared secret, in place of the configuration's.")
  private @Nullable String sharedSecret;

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVER_URL",
      description = "The server's address; by default that of the configuration.")
  private @Nullable URI server;

  RegisterUserCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    HomeserverConfig loaded = config.load(surroundings.environment()).config();
    Secret secret = secret(loaded);
    URI address = server == null ? LocalAddress.of(loaded.listeners()) : server;
    NewUser newUser = new UserQuestions(surroundings.prompt()).complete(given());
    return report(newUser, register(address, newUser, secret));
  }

  private UserQuestions.Given given() throws IOException {
    if (admin && ordinary) {
      throw new CommandFailedException("--admin and --no-admin contradict each other.");
    }
    return new UserQuestions.Given(
        Optional.ofNullable(user),
        passwordFile == null
            ? Optional.ofNullable(password)
            : Files.readString(passwordFile).lines().findFirst(),
        admin || ordinary ? Optional.of(admin) : Optional.empty(),
        Optional.ofNullable(userType));
  }

  private Secret secret(HomeserverConfig loaded) throws IOException {
    if (sharedSecret != null) {
      return new Secret(sharedSecret);
    }
    return SharedSecret.find(loaded.registration())
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "There is no registration_shared_secret: name the server's configuration with"
                        + " -c, give the secret with -k, or start the server once."));
  }

  private static Answer register(URI address, NewUser user, Secret secret) throws IOException {
    try {
      return new SharedSecretRegistration(new MatrixHttp(address), secret).register(user);
    } catch (ConnectException e) {
      throw new CommandFailedException("No server answers at " + address + " .", e);
    }
  }

  private int report(NewUser newUser, Answer answer) {
    if (answer.isSuccess()) {
      String id = answer.body().string("user_id").orElse(newUser.name());
      spec.commandLine().getOut().println("Success! There is a user " + id + " now.");
      return 0;
    }
    boolean exists = answer.body().string("errcode").equals(Optional.of("M_USER_IN_USE"));
    if (existsOk && exists) {
      spec.commandLine().getOut().println("The user exists already.");
      return 0;
    }
    throw new CommandFailedException(
        String.format(Locale.ROOT, "The server refused: %s", answer.describe()));
  }
}
