package chat.ranvier.domain.acl;

import chat.ranvier.domain.glob.FoldedText;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonObject;

/**
 * The servers that may take part in a room: the content of {@code m.room.server_acl}, read
 * leniently and compiled once for all that ask. A room without that event lets every server in, and
 * has none of these.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomserver_acl">
 *     m.room.server_acl</a>
 */
public final class ServerAcl {
  private final boolean allowsIpLiterals;
  private final ServerPatterns denied;
  private final ServerPatterns allowed;

  private ServerAcl(boolean allowsIpLiterals, ServerPatterns denied, ServerPatterns allowed) {
    this.allowsIpLiterals = allowsIpLiterals;
    this.denied = denied;
    this.allowed = allowed;
  }

  /**
   * The list that the content of the event spells. What is of a wrong type counts as missing: IP
   * literals are allowed then, nothing is denied, and nothing is allowed.
   */
  public static ServerAcl of(JsonObject content) {
    return new ServerAcl(
        content.bool("allow_ip_literals").orElse(true),
        ServerPatterns.read(content, "deny"),
        ServerPatterns.read(content, "allow"));
  }

  /** Whether the server may take part; its port does not matter. */
  public boolean allows(ServerName server) {
    if (!allowsIpLiterals && server.isIpLiteral()) {
      return false;
    }
    FoldedText host = FoldedText.of(server.host());
    return !denied.match(host) && allowed.match(host);
  }
}
