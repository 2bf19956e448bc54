package chat.ranvier.application.encryption.keys;

import chat.ranvier.application.access.AuthenticationFlow;
import chat.ranvier.application.access.Interaction;
import chat.ranvier.application.access.InteractionRequired;
import chat.ranvier.application.access.InteractiveAuthentication;
import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.DeviceLists;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.encryption.keys.port.CrossSigningKey;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStore;
import chat.ranvier.application.encryption.keys.port.KeyUsage;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.domain.signing.KeyId;
import chat.ranvier.domain.signing.SignatureCheck;
import chat.ranvier.domain.signing.UnpaddedBase64;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes the requester's cross-signing keys, in place of those they had.
 *
 * <p>The first keys, and keys that are there already, need no confirmation.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3keysdevice_signingupload">POST
 *     /keys/device_signing/upload</a>
 */
public final class UploadCrossSigningKeys {
  private static final int KEY_BYTES = 32;

  private final InteractiveAuthentication authentication;
  private final Stores stores;
  private final SignatureCheck check;
  private final DeviceLists deviceLists;
  private final Commits commits;

  /** Where keys and devices are. */
  public record Stores(
      CrossSigningStore crossSigning, DeviceKeyStore deviceKeys, DeviceStore devices) {}

  /** Writes to these stores. */
  public UploadCrossSigningKeys(
      InteractiveAuthentication authentication,
      Stores stores,
      SignatureCheck check,
      DeviceLists deviceLists,
      Commits commits) {
    this.authentication = authentication;
    this.stores = stores;
    this.check = check;
    this.deviceLists = deviceLists;
    this.commits = commits;
  }

  /**
   * Stores the keys; durable on return.
   *
   * @param uploaded the keys by what they sign, each as its user signed it
   * @throws InteractionRequired where the requester has keys and has not confirmed to replace them
   * @throws MatrixFailure {@code M_INVALID_PARAM}, {@code M_MISSING_PARAM}, {@code M_BAD_JSON}
   *     where a key is not what it should be; {@code M_INVALID_SIGNATURE} where one is not signed
   *     by the master key; {@code M_FORBIDDEN} where one is called as a device is
   */
  public void handle(
      Requester requester, Map<KeyUsage, JsonObject> uploaded, Interaction interaction) {
    UserId user = requester.user();
    Map<KeyUsage, CrossSigningKey> keys = new EnumMap<>(KeyUsage.class);
    uploaded.forEach((usage, json) -> keys.put(usage, key(user, usage, json)));
    Map<KeyUsage, CrossSigningKey> before = stored(user);
    if (keys.values().stream().allMatch(key -> isKnown(key, before))) {
      return;
    }
    checkSigned(keys, before);
    checkNames(user, keys);
    if (before.containsKey(KeyUsage.MASTER)) {
      authentication.requireUnlessRecent(interaction, List.of(AuthenticationFlow.PASSWORD));
    }
    store(user, keys, before);
  }

  private static boolean isKnown(CrossSigningKey key, Map<KeyUsage, CrossSigningKey> before) {
    CrossSigningKey known = before.get(key.usage());
    return known != null && known.id().equals(key.id());
  }

  private static CrossSigningKey key(UserId user, KeyUsage usage, JsonObject json) {
    if (!KeyFields.text(json, "user_id").equals(user.value())) {
      throw KeyFields.invalid("A cross-signing key must be of the user that uploads it");
    }
    if (!KeyFields.texts(json, "usage").contains(usage.word())) {
      throw KeyFields.invalid("'usage' must contain '" + usage.word() + "'");
    }
    KeyFields.checkKeys(json);
    KeyFields.checkSignatures(json);
    KeyFields.checkSize(json, "A cross-signing key");
    JsonObject keys = KeyFields.object(json, "keys");
    if (keys.size() != 1) {
      throw KeyFields.invalid("A cross-signing key must have exactly one key");
    }
    KeyId id = KeyFields.id(keys.names().getFirst());
    boolean isNamedByItself = keys.string(id.value()).filter(id.version()::equals).isPresent();
    if (!id.isEd25519() || !isNamedByItself || publicKey(id).length != KEY_BYTES) {
      throw KeyFields.invalid("A cross-signing key must be Ed25519, with the key as its id");
    }
    return new CrossSigningKey(user, usage, id, json.without("unsigned"));
  }

  private static byte[] publicKey(KeyId id) {
    return UnpaddedBase64.decode(id.version()).orElse(new byte[0]);
  }

  private Map<KeyUsage, CrossSigningKey> stored(UserId user) {
    Map<KeyUsage, CrossSigningKey> stored = new EnumMap<>(KeyUsage.class);
    stores.crossSigning().ofUsers(List.of(user)).forEach(key -> stored.put(key.usage(), key));
    return stored;
  }

  private void checkSigned(
      Map<KeyUsage, CrossSigningKey> keys, Map<KeyUsage, CrossSigningKey> before) {
    CrossSigningKey master = keys.getOrDefault(KeyUsage.MASTER, before.get(KeyUsage.MASTER));
    if (master == null) {
      throw new MatrixFailure(ErrorCode.MISSING_PARAM, "No master key available");
    }
    for (CrossSigningKey key : keys.values()) {
      if (key.usage() != KeyUsage.MASTER
          && !JsonSigning.isSignedBy(
              key.json(), key.user(), master.id(), publicKey(master.id()), check)) {
        throw new MatrixFailure(
            ErrorCode.INVALID_SIGNATURE,
            "The " + key.usage().word() + " key must be signed by the master key");
      }
    }
  }

  private void checkNames(UserId user, Map<KeyUsage, CrossSigningKey> keys) {
    for (CrossSigningKey key : keys.values()) {
      if (stores.devices().find(user, new DeviceId(key.id().version())).isPresent()) {
        throw new MatrixFailure(
            ErrorCode.FORBIDDEN, "The public key of a cross-signing key is the id of a device");
      }
    }
  }

  /**
   * What was decided was decided by the keys before: where others are there meanwhile, nothing is
   * stored.
   */
  private void store(
      UserId user, Map<KeyUsage, CrossSigningKey> keys, Map<KeyUsage, CrossSigningKey> before) {
    List<Boolean> stored = new ArrayList<>();
    commits.writeAt(
        deviceLists.changed(user),
        position -> {
          boolean isAsBefore = stored(user).equals(before);
          stored.add(isAsBefore);
          if (isAsBefore) {
            keys.values().forEach(key -> replace(key, before));
            stores.deviceKeys().noteChange(user, position);
          }
        });
    if (!stored.getLast()) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "Other keys were uploaded at the same time");
    }
  }

  private void replace(CrossSigningKey key, Map<KeyUsage, CrossSigningKey> before) {
    CrossSigningKey former = before.get(key.usage());
    if (former != null && !former.id().equals(key.id())) {
      stores.crossSigning().deleteSignaturesBy(key.user(), former.id());
      stores.crossSigning().deleteSignaturesOn(key.user(), List.of(former.id().version()));
    }
    stores.crossSigning().put(key);
  }
}
