package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.bootstrap.config.option.Section;
import java.nio.file.Path;
import java.util.Optional;

/** Who may get an account. */
@Section(
    title = "Registration",
    doc =
        "Who may get an account. With registration closed, `./ranvier register-new-matrix-user`"
            + " still makes accounts, by the shared secret.")
public record RegistrationConfig(
    @Option(
            name = "enable_registration",
            byDefault = "false",
            doc = "Lets anybody register who can reach the server.")
        boolean enabled,
    @Option(
            name = "enable_registration_without_verification",
            byDefault = "false",
            doc =
                "Has to be set, too, for registration without a proof that a person is behind it:"
                    + " open servers attract abuse.")
        boolean enabledWithoutVerification,
    @Option(
            name = "registration_shared_secret",
            doc = "Whoever knows it may register users and administrators.")
        Optional<Secret> sharedSecret,
    @Option(
            name = "registration_shared_secret_path",
            doc =
                "A file with the shared secret; made with a new secret at the start where there is"
                    + " none. Without any configuration file: `data/registration_shared_secret`.")
        Optional<Path> sharedSecretFile,
    @Option(
            name = "bcrypt_rounds",
            doc =
                "Hashes new passwords with bcrypt at this cost, a power of two, as Synapse does (12"
                    + " there); with Argon2id where it is left out.")
        Optional<Integer> bcryptRounds,
    @Option(
            name = "allow_guest_access",
            byDefault = "false",
            doc = "Lets guests in, without a password, to rooms that are open to them.")
        boolean guestsAllowed,
    @Option(
            name = "inhibit_user_in_use_error",
            byDefault = "false",
            doc = "Keeps to itself which user names are taken, until registration ends.")
        boolean hidesTakenNames) {
  /** Checks what belongs together. */
  public RegistrationConfig {
    require(
        !enabled || enabledWithoutVerification,
        "enable_registration",
        "would let anybody register without verification; set"
            + " enable_registration_without_verification: true if you mean that");
    require(
        sharedSecret.isEmpty() || sharedSecretFile.isEmpty(),
        "registration_shared_secret_path",
        "must not stand beside registration_shared_secret: keep one of them");
    require(
        bcryptRounds.orElse(4) >= 4 && bcryptRounds.orElse(4) <= 31,
        "bcrypt_rounds",
        "must be between 4 and 31");
  }
}
