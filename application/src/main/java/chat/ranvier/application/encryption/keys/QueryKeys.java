package chat.ranvier.application.encryption.keys;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.encryption.keys.port.CrossSigningKey;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStore;
import chat.ranvier.application.encryption.keys.port.KeySignature;
import chat.ranvier.application.encryption.keys.port.KeyUsage;
import chat.ranvier.application.encryption.keys.port.PublishedDevice;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shows the devices of users of this server with their keys, and the users' cross-signing keys.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3keysquery">POST
 *     /keys/query</a>
 */
public final class QueryKeys {
  private final DeviceKeyStore deviceKeys;
  private final CrossSigningStore crossSigning;

  /**
   * What the requester may see.
   *
   * @param devices those that were asked for and have keys, by user and device
   * @param crossSigning the master and self-signing keys, and of the requester the user-signing key
   */
  public record Keys(List<PublishedDevice> devices, List<CrossSigningKey> crossSigning) {}

  private record Target(UserId user, String key) {}

  /** Reads from these stores. */
  public QueryKeys(DeviceKeyStore deviceKeys, CrossSigningStore crossSigning) {
    this.deviceKeys = deviceKeys;
    this.crossSigning = crossSigning;
  }

  /**
   * The keys, with the signatures that the requester may see.
   *
   * @param asked the devices of each user; all of them where none is named
   */
  public Keys handle(Requester requester, Map<UserId, Set<DeviceId>> asked) {
    Map<Target, List<KeySignature>> signatures = signatures(requester, asked.keySet());
    return new Keys(
        deviceKeys.ofUsers(asked.keySet()).stream()
            .filter(each -> isAskedFor(each, asked))
            .map(each -> signed(each, signatures))
            .toList(),
        crossSigning.ofUsers(asked.keySet()).stream()
            .filter(
                key -> key.usage() != KeyUsage.USER_SIGNING || key.user().equals(requester.user()))
            .map(key -> signed(key, signatures))
            .toList());
  }

  private static boolean isAskedFor(PublishedDevice device, Map<UserId, Set<DeviceId>> asked) {
    Set<DeviceId> ids = asked.getOrDefault(device.device().user(), Set.of());
    return ids.isEmpty() || ids.contains(device.device().device());
  }

  /** A user's own signatures are for all; whom somebody has verified is nobody else's business. */
  private Map<Target, List<KeySignature>> signatures(Requester requester, Set<UserId> users) {
    Map<Target, List<KeySignature>> byTarget = new HashMap<>();
    for (KeySignature each : crossSigning.signaturesOn(users)) {
      if (each.signer().equals(each.target()) || each.signer().equals(requester.user())) {
        byTarget
            .computeIfAbsent(
                new Target(each.target(), each.targetKey()), target -> new ArrayList<>())
            .add(each);
      }
    }
    return byTarget;
  }

  private static PublishedDevice signed(
      PublishedDevice device, Map<Target, List<KeySignature>> signatures) {
    Target target = new Target(device.device().user(), device.device().device().value());
    return new PublishedDevice(
        device.device(), signed(device.keys(), target, signatures), device.displayName());
  }

  private static CrossSigningKey signed(
      CrossSigningKey key, Map<Target, List<KeySignature>> signatures) {
    Target target = new Target(key.user(), key.id().version());
    return new CrossSigningKey(
        key.user(), key.usage(), key.id(), signed(key.json(), target, signatures));
  }

  private static JsonObject signed(
      JsonObject keys, Target target, Map<Target, List<KeySignature>> signatures) {
    JsonObject all = keys.object("signatures").orElse(JsonObject.empty());
    for (KeySignature each : signatures.getOrDefault(target, List.of())) {
      JsonObject own = all.object(each.signer().value()).orElse(JsonObject.empty());
      all = all.with(each.signer().value(), own.with(each.signerKey().value(), each.signature()));
    }
    return all.isEmpty() ? keys : keys.with("signatures", all);
  }
}
