package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.source.Problem;
import java.util.List;

/**
 * A configuration and what its operator should know about it.
 *
 * @param config with which the server can start
 * @param warnings in the order in which they were found
 */
public record LoadedConfig(HomeserverConfig config, List<Problem> warnings) {
  public LoadedConfig {
    warnings = List.copyOf(warnings);
  }
}
