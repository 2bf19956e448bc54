package chat.ranvier.db.memory.encryption.keys;

import chat.ranvier.application.encryption.keys.port.CrossSigningKey;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.keys.port.KeySignature;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.signing.KeyId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The cross-signing keys of a database in memory. */
public final class MemoryCrossSigningStore implements CrossSigningStore {
  private final MemoryTable<String, CrossSigningKey> keys;
  private final MemoryTable<String, Signed> signatures;

  private record Signed(KeySignature signature, long position) {}

  /** The keys of this database. */
  public MemoryCrossSigningStore(MemoryDatabase database) {
    this.keys = database.table("cross_signing_keys");
    this.signatures = database.table("key_signatures");
  }

  @Override
  public void put(CrossSigningKey key) {
    keys.put(rowKey(key), key);
  }

  private static String rowKey(CrossSigningKey key) {
    return key.user().value() + '\0' + key.usage().name();
  }

  private static String rowKey(KeySignature signature) {
    return String.join(
        "\0",
        signature.target().value(),
        signature.targetKey(),
        signature.signer().value(),
        signature.signerKey().value());
  }

  @Override
  public List<CrossSigningKey> ofUsers(Collection<UserId> users) {
    return users.stream()
        .distinct()
        .sorted()
        .flatMap(user -> keys.read(rows -> DeviceRows.ofUser(rows, user)).stream())
        .toList();
  }

  @Override
  public void putSignatures(Collection<KeySignature> put, long position) {
    put.forEach(each -> signatures.put(rowKey(each), new Signed(each, position)));
  }

  @Override
  public List<KeySignature> signaturesOn(Collection<UserId> targets) {
    return targets.stream()
        .distinct()
        .sorted()
        .flatMap(user -> signatures.read(rows -> DeviceRows.ofUser(rows, user)).stream())
        .map(Signed::signature)
        .toList();
  }

  @Override
  public List<UserId> signedBy(UserId signer, long after, long upTo) {
    return signatures.read(
        rows ->
            rows.values().stream()
                .filter(each -> each.position() > after && each.position() <= upTo)
                .map(Signed::signature)
                .filter(each -> each.signer().equals(signer) && !each.target().equals(signer))
                .map(KeySignature::target)
                .distinct()
                .sorted()
                .toList());
  }

  @Override
  public void deleteSignaturesBy(UserId signer, KeyId signerKey) {
    deleteWhere(each -> each.signer().equals(signer) && each.signerKey().equals(signerKey));
  }

  @Override
  public void deleteSignaturesOn(UserId target, Collection<String> targetKeys) {
    Set<String> gone = Set.copyOf(targetKeys);
    deleteWhere(each -> each.target().equals(target) && gone.contains(each.targetKey()));
  }

  @Override
  public void deleteAll(UserId user) {
    keys.read(rows -> DeviceRows.ofUser(rows, user)).forEach(key -> keys.remove(rowKey(key)));
    deleteWhere(each -> each.target().equals(user) || each.signer().equals(user));
  }

  private void deleteWhere(Predicate<KeySignature> isGone) {
    List<KeySignature> gone =
        signatures.read(
            rows -> rows.values().stream().map(Signed::signature).filter(isGone).toList());
    gone.forEach(each -> signatures.remove(rowKey(each)));
  }
}
