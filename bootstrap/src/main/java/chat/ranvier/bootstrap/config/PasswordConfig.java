package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.bootstrap.config.option.Section;
import java.util.Optional;

/** Login by password. */
@Section(title = "Passwords", at = "password_config", doc = "Login by password.")
public record PasswordConfig(
    @Option(
            name = "enabled",
            byDefault = "true",
            doc =
                "Whether there are passwords; with `only_for_reauth`, those that exist go on being"
                    + " good for login and for confirmation, but nobody sets a new one.")
        Mode mode,
    @Option(
            name = "localdb_enabled",
            byDefault = "true",
            doc = "Whether passwords kept here count.")
        boolean keptHere,
    @Option(
            name = "pepper",
            doc =
                "A secret added to each password before it is hashed. It must never change: all"
                    + " passwords would be lost.")
        Optional<Secret> pepper,
    @Option(name = "policy", doc = "What a new password must be like.")
        PasswordPolicyConfig policy) {
  /** Whether somebody may log in by a password that is kept here. */
  public boolean acceptsLogin() {
    return mode != Mode.FALSE && keptHere;
  }

  /** What passwords are good for. */
  public enum Mode {
    TRUE,
    FALSE,
    ONLY_FOR_REAUTH
  }
}
