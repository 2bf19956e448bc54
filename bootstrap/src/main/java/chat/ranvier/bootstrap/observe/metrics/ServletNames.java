package chat.ranvier.bootstrap.observe.metrics;

import java.util.Map;

/**
 * What dashboards call a route in the label {@code servlet}: its name, but for those few that
 * dashboards pick out by the name that Synapse gave them.
 */
final class ServletNames {
  private static final Map<String, String> KNOWN_TO_DASHBOARDS =
      Map.of(
          "/client/rooms/{roomId}/send/{eventType}/{txnId}", "RoomSendEventRestServlet",
          "/client/sync", "SyncRestServlet");

  private ServletNames() {}

  static String of(String route) {
    return KNOWN_TO_DASHBOARDS.getOrDefault(route, route);
  }
}
