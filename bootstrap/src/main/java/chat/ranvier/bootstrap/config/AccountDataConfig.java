package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.bootstrap.config.option.ByteSize;
import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;

/** What clients may keep for their users. */
@Section(title = "Account data", doc = "What clients may keep for their users.")
public record AccountDataConfig(
    @Option(
            name = "account_data_max_size",
            byDefault = "\"2M\"",
            doc =
                "How much account data one user may keep, global and of all rooms together: more is"
                    + " refused with `M_TOO_LARGE`. Clients are known to need far less than 1M. An"
                    + " initial `/sync` holds all of it in memory.")
        ByteSize maxSize,
    @Option(
            name = "account_data_max_items",
            byDefault = "10000",
            doc = "How many types of account data one user may keep, those of each room counted.")
        long maxItems) {
  /** Checks the numbers. */
  public AccountDataConfig {
    require(maxItems > 0, "account_data_max_items", "must be greater than 0");
  }
}
