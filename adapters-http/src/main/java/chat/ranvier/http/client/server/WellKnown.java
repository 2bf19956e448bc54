package chat.ranvier.http.client.server;

import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What is configured to be told under {@code /.well-known/matrix}.
 *
 * @param clientBaseUrl where clients find this server; without it {@code client} is not served
 * @param clientExtras further members of {@code client}
 * @param server where other servers find this one; without it {@code server} is not served
 * @param support whom to turn to; without it {@code support} is not served
 */
public record WellKnown(
    Optional<String> clientBaseUrl,
    JsonObject clientExtras,
    Optional<String> server,
    Optional<Support> support) {
  /**
   * Whom to turn to.
   *
   * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#getwell-knownmatrixsupport">GET
   *     support</a>
   */
  public record Support(List<Contact> contacts, Optional<String> supportPage) {}

  /**
   * A person, or several, who can be reached.
   *
   * @param role for example {@code m.role.admin}
   */
  public record Contact(String role, Optional<String> emailAddress, Optional<String> matrixId) {}
}
