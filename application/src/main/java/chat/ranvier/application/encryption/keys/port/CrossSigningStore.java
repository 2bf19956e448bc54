package chat.ranvier.application.encryption.keys.port;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.signing.KeyId;
import java.util.Collection;
import java.util.List;

/** The cross-signing keys of users, and the signatures that were added to keys. */
public interface CrossSigningStore {
  /** Stores a key in place of the one of the same user and usage, within a transaction. */
  void put(CrossSigningKey key);

  /** The keys of these users, by user and usage. */
  List<CrossSigningKey> ofUsers(Collection<UserId> users);

  /**
   * Stores signatures, each in place of the one by the same key on the same, within a transaction.
   *
   * @param position the stream position of the change
   */
  void putSignatures(Collection<KeySignature> signatures, long position);

  /** The signatures on all keys of these users, whoever made them. */
  List<KeySignature> signaturesOn(Collection<UserId> targets);

  /** The other users whose master keys the user signed at positions above one, up to another. */
  List<UserId> signedBy(UserId signer, long after, long upTo);

  /** Deletes the signatures that were made by a key, within a transaction. */
  void deleteSignaturesBy(UserId signer, KeyId signerKey);

  /** Deletes the signatures on keys of a user, within a transaction. */
  void deleteSignaturesOn(UserId target, Collection<String> targetKeys);

  /** Deletes all keys of the user and all signatures by them and on them, within a transaction. */
  void deleteAll(UserId user);
}
