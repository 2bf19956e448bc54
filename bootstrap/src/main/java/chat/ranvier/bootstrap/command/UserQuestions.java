package chat.ranvier.bootstrap.command;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Asks for what the options leave open about a new user. */
final class UserQuestions {
  private final Prompt prompt;

  UserQuestions(Prompt prompt) {
    this.prompt = prompt;
  }

  /** What the options say. */
  record Given(
      Optional<String> name,
      Optional<String> password,
      Optional<Boolean> admin,
      Optional<String> type) {}

  NewUser complete(Given given) {
    String name = given.name().orElseGet(this::name);
    String password = given.password().orElseGet(this::password);
    boolean admin = given.admin().orElseGet(this::admin);
    return new NewUser(name, password, admin, given.type());
  }

  private String name() {
    requireSomebody("--user");
    String name = prompt.ask("New user's name, without the server: ");
    if (name.isEmpty()) {
      throw new CommandFailedException("A user needs a name.");
    }
    return name;
  }

  private String password() {
    requireSomebody("--password-file");
    String password = prompt.askSecretly("Password: ");
    if (password.isEmpty()) {
      throw new CommandFailedException("A user needs a password.");
    }
    if (!password.equals(prompt.askSecretly("Password once more: "))) {
      throw new CommandFailedException("The passwords differ.");
    }
    return password;
  }

  /** Where nobody can be asked, nobody becomes an administrator. */
  private boolean admin() {
    return prompt.isAttended()
        && Set.of("y", "yes", "true")
            .contains(prompt.ask("Make an administrator? [no] ").toLowerCase(Locale.ROOT));
  }

  private void requireSomebody(String option) {
    if (!prompt.isAttended()) {
      throw new CommandFailedException("There is no terminal to ask at: use " + option + ".");
    }
  }
}
