package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.bootstrap.config.option.Option;

/** How the requests to trace are chosen. */
public record SamplerConfig(
    @Option(
            name = "type",
            byDefault = "const",
            doc =
                "`const` for all or none, `probabilistic` for a share of them, `ratelimiting` for"
                    + " so many a second.")
        Type type,
    @Option(
            name = "param",
            byDefault = "1",
            doc = "1 or 0 for all or none; the share from 0 to 1; the number a second.")
        double parameter) {
  /** Checks the parameter against the type. */
  public SamplerConfig {
    require(parameter >= 0, "param", "must not be negative");
    require(type == Type.RATELIMITING || parameter <= 1, "param", "must be between 0 and 1");
  }

  /** The ways of choosing. */
  public enum Type {
    CONST,
    PROBABILISTIC,
    RATELIMITING
  }
}
