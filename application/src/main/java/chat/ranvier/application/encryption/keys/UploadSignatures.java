package chat.ranvier.application.encryption.keys;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.DeviceLists;
import chat.ranvier.application.encryption.keys.port.CrossSigningKey;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStore;
import chat.ranvier.application.encryption.keys.port.KeySignature;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.signing.SignatureCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds signatures of the requester to keys: of their devices, of their master key, of others'
 * master keys.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3keyssignaturesupload">POST
 *     /keys/signatures/upload</a>
 */
public final class UploadSignatures {
  private final DeviceKeyStore deviceKeys;
  private final CrossSigningStore crossSigning;
  private final SignatureCheck check;
  private final DeviceLists deviceLists;
  private final Commits commits;

  /** Writes to these stores. */
  public UploadSignatures(
      DeviceKeyStore deviceKeys,
      CrossSigningStore crossSigning,
      SignatureCheck check,
      DeviceLists deviceLists,
      Commits commits) {
    this.deviceKeys = deviceKeys;
    this.crossSigning = crossSigning;
    this.check = check;
    this.deviceLists = deviceLists;
    this.commits = commits;
  }

  /**
   * Stores the signatures that hold; durable on return.
   *
   * @param signed by user, and then by device or public key, the signed keys
   * @return by user and device or public key why the others are refused
   */
  public Map<UserId, Map<String, MatrixFailure>> handle(
      Requester requester, Map<UserId, Map<String, JsonObject>> signed) {
    Set<UserId> users = new HashSet<>(signed.keySet());
    users.add(requester.user());
    SignedKeys keys =
        new SignedKeys(
            requester.user(), deviceKeys.ofUsers(users), crossSigning.ofUsers(users), check);
    List<KeySignature> holding = new ArrayList<>();
    Map<UserId, Map<String, MatrixFailure>> failures = new TreeMap<>();
    signed.forEach(
        (user, objects) ->
            objects.forEach(
                (key, object) -> {
                  try {
                    holding.addAll(keys.check(user, key, object));
                  } catch (MatrixFailure e) {
                    failures.computeIfAbsent(user, of -> new TreeMap<>()).put(key, e);
                  }
                }));
    if (!holding.isEmpty()) {
      store(requester.user(), holding, crossSigning.ofUsers(users));
    }
    return failures;
  }

  /** Signatures by cross-signing keys that were replaced meanwhile are left out. */
  private void store(UserId signer, List<KeySignature> signatures, List<CrossSigningKey> checked) {
    Set<UserId> users = new HashSet<>();
    checked.forEach(key -> users.add(key.user()));
    boolean isOwn = signatures.stream().anyMatch(each -> each.target().equals(signer));
    commits.writeAt(
        isOwn ? deviceLists.changed(signer) : deviceLists.verified(signer),
        position -> {
          if (crossSigning.ofUsers(users).equals(checked)) {
            crossSigning.putSignatures(signatures, position);
            if (isOwn) {
              deviceKeys.noteChange(signer, position);
            }
          }
        });
  }
}
