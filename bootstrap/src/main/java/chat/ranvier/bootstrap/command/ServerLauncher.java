package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.config.LoadedConfig;

/** Starts servers. */
public interface ServerLauncher {
  /** A server of this configuration that answers requests; its warnings have been logged. */
  RunningServer start(LoadedConfig config);
}
