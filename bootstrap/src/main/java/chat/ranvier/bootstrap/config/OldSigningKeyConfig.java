package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.bootstrap.config.option.Option;

/** A key that once signed. */
public record OldSigningKeyConfig(
    @Option(name = "key", doc = "The public key in unpadded Base64.") String key,
    @Option(name = "expired_ts", doc = "When it signed last, in milliseconds since 1970.")
        long expiredTs) {
  /** Checks the key's form. */
  public OldSigningKeyConfig {
    require(key.matches("[A-Za-z0-9+/]{43}=?"), "key", "must be an Ed25519 public key in Base64");
  }
}
