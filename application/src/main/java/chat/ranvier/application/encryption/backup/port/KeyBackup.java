package chat.ranvier.application.encryption.backup.port;

import chat.ranvier.domain.json.JsonObject;

/**
 * A backup as it is kept, without its keys.
 *
 * @param algorithm how its keys are encrypted
 * @param authData what the algorithm needs to know, a public key for example
 * @param count how many keys it holds
 * @param etag another number after each change of its keys
 */
public record KeyBackup(BackupId id, String algorithm, JsonObject authData, long count, long etag) {
  /** The same after one change of its keys, with so many more of them, or fewer. */
  public KeyBackup changed(long added) {
    return new KeyBackup(id, algorithm, authData, count + added, etag + 1);
  }

  /** The same with other data of its algorithm. */
  public KeyBackup withAuthData(JsonObject other) {
    return new KeyBackup(id, algorithm, other, count, etag);
  }
}
