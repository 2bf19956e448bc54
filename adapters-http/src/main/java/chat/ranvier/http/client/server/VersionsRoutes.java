package chat.ranvier.http.client.server;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Router;
import java.util.List;
import java.util.Map;

/**
 * The versions of the specification that are spoken here.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientversions">GET
 *     versions</a>
 */
public final class VersionsRoutes {
  private final Answer answer;

  /**
   * Tells of these versions, all of which had better be true: a client takes a version as leave to
   * use all that came with it.
   *
   * @param versions for example {@code v1.12}
   * @param unstableFeatures what is spoken, or not, of what no version has yet
   */
  public VersionsRoutes(List<String> versions, Map<String, Boolean> unstableFeatures) {
    List<JsonValue> names =
        versions.stream().map(name -> (JsonValue) new JsonString(name)).toList();
    JsonObject.Builder features = JsonObject.builder();
    unstableFeatures.forEach(features::put);
    this.answer =
        Answer.json(
            JsonObject.builder()
                .put("versions", new JsonArray(names))
                .put("unstable_features", features.build())
                .build());
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router.get("/_matrix/client/versions", exchange -> answer);
  }
}
