package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.bootstrap.config.option.Option;

/** What a new password must be like. */
public record PasswordPolicyConfig(
    @Option(name = "enabled", byDefault = "false", doc = "Whether the policy is in force.")
        boolean enabled,
    @Option(name = "minimum_length", byDefault = "0", doc = "The least number of characters.")
        int minimumLength,
    @Option(name = "require_digit", byDefault = "false", doc = "Whether with a digit.")
        boolean requiresDigit,
    @Option(
            name = "require_symbol",
            byDefault = "false",
            doc = "Whether with a character that is neither letter nor digit.")
        boolean requiresSymbol,
    @Option(
            name = "require_lowercase",
            byDefault = "false",
            doc = "Whether with a lower case letter.")
        boolean requiresLowercase,
    @Option(
            name = "require_uppercase",
            byDefault = "false",
            doc = "Whether with an upper case letter.")
        boolean requiresUppercase) {
  /** Checks the length. */
  public PasswordPolicyConfig {
    require(
        minimumLength >= 0 && minimumLength <= 512, "minimum_length", "must be between 0 and 512");
  }
}
