package chat.ranvier.application.encryption.keys.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.signing.KeyId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store of cross-signing keys promises. */
public interface CrossSigningStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId ALICIA = new UserId("@alice:test.example.org");
  KeyId ALICES_KEY = new KeyId("ed25519:alices");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The keys of the same store. */
  CrossSigningStore keys();

  private static CrossSigningKey key(UserId user, KeyUsage usage, String id) {
    return new CrossSigningKey(
        user, usage, new KeyId("ed25519:" + id), JsonObject.of("key", "\"ü\" \0 " + id));
  }

  private static KeySignature signature(UserId signer, UserId target, String key) {
    return new KeySignature(signer, ALICES_KEY, target, key, "signature of " + key);
  }

  private void put(CrossSigningKey... put) {
    transactions().inTransaction(() -> List.of(put).forEach(keys()::put));
  }

  private void sign(long position, KeySignature... signatures) {
    transactions().inTransaction(() -> keys().putSignatures(List.of(signatures), position));
  }

  @Test
  default void eachUserHasOneKeyOfEachUsage() {
    CrossSigningKey master = key(ALICE, KeyUsage.MASTER, "a");
    CrossSigningKey self = key(ALICE, KeyUsage.SELF_SIGNING, "b");
    CrossSigningKey other = key(ALICIA, KeyUsage.MASTER, "c");
    put(self, other, key(ALICE, KeyUsage.MASTER, "before"), master);
    assertThat(keys().ofUsers(List.of(ALICIA, ALICE))).containsExactly(master, self, other);
    assertThat(keys().ofUsers(List.of(ALICIA))).containsExactly(other);
    assertThat(keys().ofUsers(List.of())).isEmpty();
  }

  @Test
  default void signaturesAreFoundByWhatTheyAreOn() {
    KeySignature own = signature(ALICE, ALICE, "PHONE");
    KeySignature onOther = signature(ALICE, ALICIA, "master");
    sign(5, own, onOther);
    assertThat(keys().signaturesOn(List.of(ALICE))).containsExactly(own);
    assertThat(keys().signaturesOn(List.of(ALICE, ALICIA))).containsExactly(own, onOther);
    KeySignature again =
        new KeySignature(ALICE, ALICES_KEY, ALICIA, "master", "another by the same key");
    sign(6, again);
    assertThat(keys().signaturesOn(List.of(ALICIA))).containsExactly(again);
  }

  @Test
  default void whomSomebodySignedIsFoundByPosition() {
    sign(5, signature(ALICE, ALICE, "PHONE"), signature(ALICE, ALICIA, "master"));
    assertThat(keys().signedBy(ALICE, 4, 5)).containsExactly(ALICIA);
    assertThat(keys().signedBy(ALICE, 5, 9)).isEmpty();
    assertThat(keys().signedBy(ALICE, 0, 4)).isEmpty();
    assertThat(keys().signedBy(ALICIA, 0, 9)).isEmpty();
  }

  @Test
  default void signaturesGoByTheirKeyAndByWhatTheyAreOn() {
    KeySignature phone = signature(ALICE, ALICE, "PHONE");
    KeySignature laptop = signature(ALICE, ALICE, "LAPTOP");
    KeySignature tablet =
        new KeySignature(ALICE, new KeyId("ed25519:new"), ALICE, "TABLET", "signature");
    sign(5, phone, laptop, tablet);
    transactions().inTransaction(() -> keys().deleteSignaturesOn(ALICE, List.of("PHONE", "X")));
    assertThat(keys().signaturesOn(List.of(ALICE))).containsExactly(laptop, tablet);
    transactions().inTransaction(() -> keys().deleteSignaturesBy(ALICE, ALICES_KEY));
    assertThat(keys().signaturesOn(List.of(ALICE))).containsExactly(tablet);
  }

  @Test
  default void everythingOfAUserGoesAtOnce() {
    CrossSigningKey other = key(ALICIA, KeyUsage.MASTER, "c");
    KeySignature others = signature(ALICIA, ALICIA, "PHONE");
    put(key(ALICE, KeyUsage.MASTER, "a"), other);
    sign(5, signature(ALICE, ALICIA, "master"), signature(ALICIA, ALICE, "master"), others);
    transactions().inTransaction(() -> keys().deleteAll(ALICE));
    assertThat(keys().ofUsers(List.of(ALICE, ALICIA))).containsExactly(other);
    assertThat(keys().signaturesOn(List.of(ALICE, ALICIA))).containsExactly(others);
  }
}
