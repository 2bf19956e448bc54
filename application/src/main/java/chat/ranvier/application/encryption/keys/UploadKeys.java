package chat.ranvier.application.encryption.keys;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.DeviceLists;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStore;
import chat.ranvier.application.encryption.keys.port.OneTimeKey;
import chat.ranvier.application.encryption.keys.port.OneTimeKeyStore;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.signing.KeyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes keys of the requester's device: those that name it, and those that start sessions.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3keysupload">POST
 *     /keys/upload</a>
 */
public final class UploadKeys {
  private static final int MOST_LEFT = 1_000;

  private final DeviceKeyStore deviceKeys;
  private final OneTimeKeyStore oneTimeKeys;
  private final CrossSigningStore crossSigning;
  private final KeyCounts counts;
  private final DeviceLists deviceLists;
  private final Commits commits;

  /** Where keys are. */
  public record Stores(
      DeviceKeyStore deviceKeys, OneTimeKeyStore oneTimeKeys, CrossSigningStore crossSigning) {}

  /**
   * What is uploaded.
   *
   * @param deviceKeys the identity keys of the device, as they are signed
   * @param oneTimeKeys by id, each a text or a signed object
   * @param fallbackKeys the same
   */
  public record Upload(
      Optional<JsonObject> deviceKeys, JsonObject oneTimeKeys, JsonObject fallbackKeys) {}

  /** What is uploaded, once it is known to be well-formed. */
  public record NewKeys(
      Optional<JsonObject> deviceKeys, List<OneTimeKey> oneTime, List<OneTimeKey> fallback) {}

  /** Writes to these stores. */
  public UploadKeys(Stores stores, KeyCounts counts, DeviceLists deviceLists, Commits commits) {
    this.deviceKeys = stores.deviceKeys();
    this.oneTimeKeys = stores.oneTimeKeys();
    this.crossSigning = stores.crossSigning();
    this.counts = counts;
    this.deviceLists = deviceLists;
    this.commits = commits;
  }

  /**
   * Stores the keys; durable on return. Keys that are there already, or were handed out, change
   * nothing.
   *
   * @return how many one-time keys of each algorithm the device has left
   * @throws MatrixFailure {@code M_INVALID_PARAM}, {@code M_MISSING_PARAM}, {@code M_BAD_JSON},
   *     {@code M_TOO_LARGE} where an object is not what it should be; {@code M_UNKNOWN} where
   *     another one-time key of an id is there
   */
  public Map<String, Long> handle(Requester requester, Upload upload) {
    UserDevice device = device(requester);
    NewKeys keys = check(device, upload);
    Optional<JsonObject> changed =
        keys.deviceKeys().filter(each -> !deviceKeys.find(device).equals(Optional.of(each)));
    if (!keys.oneTime().isEmpty() || !keys.fallback().isEmpty()) {
      refuse(commits.write(() -> store(device, keys)));
      changed(device);
    }
    changed.ifPresent(each -> publish(device, each));
    return counts.of(device).oneTimeKeys();
  }

  /**
   * Reads and checks what is uploaded for a device.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM}, {@code M_MISSING_PARAM}, {@code M_BAD_JSON},
   *     {@code M_TOO_LARGE} where an object is not what it should be
   */
  public NewKeys check(UserDevice device, Upload upload) {
    upload.deviceKeys().ifPresent(keys -> checkDeviceKeys(device, keys));
    NewKeys keys =
        new NewKeys(
            upload.deviceKeys().map(each -> each.without("unsigned")),
            keys(upload.oneTimeKeys()),
            keys(upload.fallbackKeys()));
    if (keys.oneTime().size() > MOST_LEFT) {
      throw tooMany();
    }
    return keys;
  }

  /**
   * Within a write: stores the keys of a device that has none yet. {@link #changed} is to be called
   * afterwards.
   *
   * @param position the stream position of the write
   */
  public void within(UserDevice device, NewKeys keys, long position) {
    keys.deviceKeys().ifPresent(each -> deviceKeys.put(device, each));
    oneTimeKeys.add(device, keys.oneTime());
    keys.fallback().forEach(key -> oneTimeKeys.putFallback(device, key));
    deviceKeys.noteChange(device.user(), position);
  }

  /** The device's one-time keys have changed, durably. */
  public void changed(UserDevice device) {
    counts.changed(List.of(device));
  }

  private static UserDevice device(Requester requester) {
    return requester
        .device()
        .map(device -> new UserDevice(requester.user(), device))
        .orElseThrow(() -> KeyFields.invalid("Only a device can upload keys"));
  }

  private static void checkDeviceKeys(UserDevice device, JsonObject keys) {
    if (!KeyFields.text(keys, "user_id").equals(device.user().value())
        || !KeyFields.text(keys, "device_id").equals(device.device().value())) {
      throw KeyFields.invalid("'device_keys' must be of the user and the device that upload them");
    }
    KeyFields.texts(keys, "algorithms");
    KeyFields.checkKeys(keys);
    KeyFields.object(keys, "signatures");
    KeyFields.checkSignatures(keys);
    KeyFields.checkSize(keys, "'device_keys'");
  }

  private static List<OneTimeKey> keys(JsonObject uploaded) {
    List<OneTimeKey> keys = new ArrayList<>(uploaded.size());
    uploaded.forEach(
        (id, key) -> {
          OneTimeKey one = new OneTimeKey(KeyFields.id(id), key);
          check(one);
          keys.add(one);
        });
    return keys;
  }

  private static void check(OneTimeKey key) {
    if (key.id().algorithm().startsWith("signed_")) {
      JsonObject signed = KeyFields.asObject(key.key(), "A signed one-time key");
      KeyFields.text(signed, "key");
      KeyFields.checkSignatures(signed);
      if (signed.has("fallback") && signed.bool("fallback").isEmpty()) {
        throw KeyFields.badJson("'fallback' must be true or false");
      }
    } else if (!(key.key() instanceof JsonString)) {
      throw KeyFields.badJson("A one-time key without a signature must be a string");
    }
    KeyFields.checkSize(key.key(), "A one-time key");
  }

  /** Stores all of them, or nothing where one cannot be. */
  private Optional<MatrixFailure> store(UserDevice device, NewKeys keys) {
    List<OneTimeKey> oneTime = keys.oneTime();
    Map<KeyId, Optional<OneTimeKey>> known =
        oneTimeKeys.find(device, oneTime.stream().map(OneTimeKey::id).toList());
    for (OneTimeKey key : oneTime) {
      Optional<OneTimeKey> left = known.getOrDefault(key.id(), Optional.empty());
      if (left.filter(other -> !isSame(other, key)).isPresent()) {
        return Optional.of(
            new MatrixFailure(
                ErrorCode.UNKNOWN, "One time key " + key.id() + " already exists, and differs"));
      }
    }
    List<OneTimeKey> added = oneTime.stream().filter(key -> !known.containsKey(key.id())).toList();
    long left = oneTimeKeys.counts(device).values().stream().mapToLong(Long::longValue).sum();
    if (left + added.size() > MOST_LEFT) {
      return Optional.of(tooMany());
    }
    oneTimeKeys.add(device, added);
    keys.fallback().forEach(key -> oneTimeKeys.putFallback(device, key));
    return Optional.empty();
  }

  private static MatrixFailure tooMany() {
    return new MatrixFailure(
        ErrorCode.TOO_LARGE, "A device has at most " + MOST_LEFT + " one-time keys");
  }

  /** Whether they are the same but for signatures, which clients may make anew. */
  private static boolean isSame(OneTimeKey one, OneTimeKey other) {
    if (one.key() instanceof JsonObject first && other.key() instanceof JsonObject second) {
      return isSameUnsigned(first, second);
    }
    return one.key().equals(other.key());
  }

  private static boolean isSameUnsigned(JsonObject one, JsonObject other) {
    return one.without("signatures").equals(other.without("signatures"));
  }

  // A refusal from within the write would undo what others store with it.
  private static void refuse(Optional<MatrixFailure> failure) {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /**
   * Signatures that were added to the keys before hold for others no longer. Clients upload the
   * same keys again, and a repeated upload may arrive after the signatures: these stay.
   */
  private void publish(UserDevice device, JsonObject keys) {
    commits.writeAt(
        deviceLists.changed(device.user()),
        position -> {
          Optional<JsonObject> before = deviceKeys.find(device);
          if (before.filter(known -> isSameUnsigned(known, keys)).isEmpty()) {
            crossSigning.deleteSignaturesOn(device.user(), List.of(device.device().value()));
          }
          deviceKeys.put(device, keys);
          deviceKeys.noteChange(device.user(), position);
        });
  }
}
