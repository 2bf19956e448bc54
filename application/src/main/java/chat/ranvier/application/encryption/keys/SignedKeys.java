package chat.ranvier.application.encryption.keys;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.keys.port.CrossSigningKey;
import chat.ranvier.application.encryption.keys.port.KeySignature;
import chat.ranvier.application.encryption.keys.port.KeyUsage;
import chat.ranvier.application.encryption.keys.port.PublishedDevice;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The check of signatures that a user uploads against the keys that are stored. */
final class SignedKeys {
  private final UserId signer;
  private final Map<UserDevice, JsonObject> devices = new HashMap<>();
  private final Map<Owned, CrossSigningKey> crossSigning = new HashMap<>();
  private final SignatureCheck check;

  private record Owned(UserId user, KeyUsage usage) {}

  SignedKeys(
      UserId signer,
      List<PublishedDevice> devices,
      List<CrossSigningKey> crossSigning,
      SignatureCheck check) {
    this.signer = signer;
    this.check = check;
    devices.forEach(each -> this.devices.put(each.device(), each.keys()));
    crossSigning.forEach(each -> this.crossSigning.put(new Owned(each.user(), each.usage()), each));
  }

  /**
   * The signatures of the signer on one object.
   *
   * @param key a device's id or a public key
   * @throws MatrixFailure {@code M_NOT_FOUND} where no such key is known; {@code M_INVALID_PARAM}
   *     where another is; {@code M_INVALID_SIGNATURE} where there is no signature that holds
   */
  List<KeySignature> check(UserId user, String key, JsonObject object) {
    Optional<JsonObject> device =
        user.equals(signer) ? device(new UserDevice(user, new DeviceId(key))) : Optional.empty();
    if (device.isPresent()) {
      return byCrossSigningKey(device.get(), user, key, object, KeyUsage.SELF_SIGNING);
    }
    CrossSigningKey master = crossSigning.get(new Owned(user, KeyUsage.MASTER));
    if (master == null || !master.id().version().equals(key)) {
      throw new MatrixFailure(ErrorCode.NOT_FOUND, "No such device or master key");
    }
    return user.equals(signer)
        ? byDevices(master, object)
        : byCrossSigningKey(master.json(), user, key, object, KeyUsage.USER_SIGNING);
  }

  private Optional<JsonObject> device(UserDevice device) {
    return Optional.ofNullable(devices.get(device));
  }

  private List<KeySignature> byCrossSigningKey(
      JsonObject stored, UserId user, String key, JsonObject object, KeyUsage usage) {
    mustBeSame(stored, object);
    CrossSigningKey by = crossSigning.get(new Owned(signer, usage));
    if (by == null) {
      throw new MatrixFailure(ErrorCode.NOT_FOUND, "No " + usage.word() + " key is known");
    }
    byte[] publicKey = UnpaddedBase64.decode(by.id().version()).orElse(new byte[0]);
    return List.of(signature(object, user, key, by.id(), publicKey));
  }

  /** The signatures on the signer's own master key that its devices made. */
  private List<KeySignature> byDevices(CrossSigningKey master, JsonObject object) {
    mustBeSame(master.json(), object);
    JsonObject own =
        object
            .object("signatures")
            .flatMap(all -> all.object(signer.value()))
            .orElse(JsonObject.empty());
    List<KeySignature> signatures = new ArrayList<>();
    for (String name : own.names()) {
      KeyId id = KeyFields.id(name);
      Optional<byte[]> publicKey = publicKey(id);
      if (publicKey.isPresent()) {
        signatures.add(signature(object, signer, master.id().version(), id, publicKey.get()));
      }
    }
    if (signatures.isEmpty()) {
      throw new MatrixFailure(ErrorCode.INVALID_SIGNATURE, "No device of the user has signed it");
    }
    return signatures;
  }

  private Optional<byte[]> publicKey(KeyId id) {
    return device(new UserDevice(signer, new DeviceId(id.version())))
        .flatMap(keys -> keys.object("keys"))
        .flatMap(keys -> keys.string(id.value()))
        .flatMap(UnpaddedBase64::decode);
  }

  private KeySignature signature(
      JsonObject object, UserId target, String targetKey, KeyId by, byte[] publicKey) {
    if (!JsonSigning.isSignedBy(object, signer, by, publicKey, check)) {
      throw new MatrixFailure(
          ErrorCode.INVALID_SIGNATURE, "There is no signature by " + by + " that holds");
    }
    String text =
        object
            .object("signatures")
            .flatMap(all -> all.object(signer.value()))
            .flatMap(own -> own.string(by.value()))
            .orElseThrow();
    return new KeySignature(signer, by, target, targetKey, text);
  }

  private static void mustBeSame(JsonObject stored, JsonObject object) {
    if (!bare(stored).equals(bare(object))) {
      throw KeyFields.invalid("The key that is signed is not the one that is known");
    }
  }

  private static JsonObject bare(JsonObject keys) {
    return keys.without("signatures").without("unsigned");
  }
}
