package chat.ranvier.http.client.encryption.keys;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.encryption.keys.ClaimKeys;
import chat.ranvier.application.encryption.keys.FindDeviceListChanges;
import chat.ranvier.application.encryption.keys.QueryKeys;
import chat.ranvier.application.encryption.keys.UploadCrossSigningKeys;
import chat.ranvier.application.encryption.keys.UploadKeys;
import chat.ranvier.application.encryption.keys.UploadSignatures;
import chat.ranvier.application.encryption.keys.port.KeyClaim;
import chat.ranvier.application.encryption.keys.port.KeyUsage;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.http.client.access.Interactions;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.BodyFields;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The routes of {@code keys.yaml} and {@code cross_signing.yaml}, also where clients from before
 * they were stable look for them.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#key-management-api">Key management
 *     API</a>
 */
public final class KeysRoutes {
  private static final List<String> VERSIONS = List.of("r0", "v3", "unstable");

  /** It may name some ten thousand users or devices. */
  private static final int LARGEST_QUESTION = 1 << 20;

  private final Operations operations;

  /** What is done with keys. */
  public record Operations(
      UploadKeys upload,
      QueryKeys query,
      ClaimKeys claim,
      FindDeviceListChanges changes,
      UploadCrossSigningKeys uploadCrossSigning,
      UploadSignatures uploadSignatures) {}

  /** The routes, on the operations behind them. */
  public KeysRoutes(Operations operations) {
    this.operations = operations;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client("POST", VERSIONS, "/keys/upload", this::upload);
    router.client("POST", VERSIONS, "/keys/query", this::query);
    router.client("POST", VERSIONS, "/keys/claim", this::claim);
    router.client("GET", VERSIONS, "/keys/changes", this::changes);
    router.client("POST", VERSIONS, "/keys/device_signing/upload", this::uploadCrossSigning);
    router.client("POST", VERSIONS, "/keys/signatures/upload", this::uploadSignatures);
  }

  private Answer upload(Exchange exchange, Requester requester) {
    Map<String, Long> counts =
        operations.upload().handle(requester, KeysBody.upload(exchange.body()));
    return Answer.json(JsonObject.of("one_time_key_counts", KeysJson.counts(counts)));
  }

  private Answer query(Exchange exchange, Requester requester) {
    Map<UserId, Set<DeviceId>> asked = KeysBody.asked(exchange.body(LARGEST_QUESTION));
    Set<UserId> elsewhere = KeysBody.takeElsewhere(asked, requester.user().server());
    QueryKeys.Keys keys = operations.query().handle(requester, asked);
    return Answer.json(KeysJson.keys(keys, asked.keySet(), elsewhere));
  }

  private Answer claim(Exchange exchange, Requester requester) {
    Set<KeyClaim> claims = KeysBody.claims(exchange.body(LARGEST_QUESTION));
    Set<UserId> elsewhere = new TreeSet<>();
    claims.removeIf(
        claim -> {
          UserId user = claim.device().user();
          boolean isElsewhere = !user.server().equals(requester.user().server());
          return isElsewhere && (elsewhere.add(user) || elsewhere.contains(user));
        });
    return Answer.json(KeysJson.claimed(operations.claim().handle(claims), elsewhere));
  }

  private Answer changes(Exchange exchange, Requester requester) {
    return Answer.json(
        DeviceListsJson.of(
            operations
                .changes()
                .handle(requester.user(), position(exchange, "from"), position(exchange, "to"))));
  }

  private static long position(Exchange exchange, String name) {
    return SyncPosition.parse(exchange.requiredQuery(name)).position();
  }

  private Answer uploadCrossSigning(Exchange exchange, Requester requester) {
    JsonObject body = exchange.body();
    Map<KeyUsage, JsonObject> keys = new EnumMap<>(KeyUsage.class);
    for (KeyUsage usage : KeyUsage.values()) {
      BodyFields.optionalObject(body, usage.word() + "_key").ifPresent(key -> keys.put(usage, key));
    }
    operations
        .uploadCrossSigning()
        .handle(requester, keys, Interactions.of(exchange, requester, body));
    return Answer.empty();
  }

  private Answer uploadSignatures(Exchange exchange, Requester requester) {
    Map<UserId, Map<String, JsonObject>> signed = KeysBody.signed(exchange.body());
    return Answer.json(
        JsonObject.of(
            "failures",
            KeysJson.failures(operations.uploadSignatures().handle(requester, signed))));
  }
}
