package chat.ranvier.bootstrap.observe.logging;

import java.util.List;

/** What Synapse's names of loggers are called here. */
final class LoggerNames {
  private static final String SYNAPSE = "synapse";

  private LoggerNames() {}

  /**
   * The loggers that a name stands for: itself, since the request log bears Synapse's name, and the
   * part of this server that does what Synapse's does.
   */
  static List<String> of(String name) {
    return switch (name) {
      case SYNAPSE -> List.of(SYNAPSE, "chat.ranvier");
      case "synapse.storage" -> List.of("chat.ranvier.db");
      case "synapse.storage.SQL" -> List.of("chat.ranvier.db.sql");
      case "synapse.http", "synapse.rest" -> List.of("chat.ranvier.http");
      case "synapse.federation" -> List.of("chat.ranvier.federation");
      default -> List.of(name);
    };
  }
}
