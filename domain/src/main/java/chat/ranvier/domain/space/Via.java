package chat.ranvier.domain.space;

import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The servers by which a room may be joined, as {@code via} lists them.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#routing">Routing</a>
 */
final class Via {
  /** The most servers that are kept of a list. */
  private static final int MAX_SERVERS = 50;

  private Via() {}

  /** The servers in their order; none at all where the list is missing, empty, or not of texts. */
  static Optional<List<ServerName>> read(JsonObject content) {
    return content
        .array("via")
        .filter(via -> via.strings().count() == via.size())
        .map(Via::servers)
        .filter(servers -> !servers.isEmpty());
  }

  private static List<ServerName> servers(JsonArray via) {
    return via.strings().flatMap(Via::server).distinct().limit(MAX_SERVERS).toList();
  }

  private static Stream<ServerName> server(String text) {
    try {
      return Stream.of(ServerName.parse(text));
    } catch (InvalidIdentifierException notAServer) {
      return Stream.empty();
    }
  }
}
