package chat.ranvier.application.encryption.backup;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.encryption.backup.port.KeyBackup;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * Gives a backup of the requester other data of its algorithm, another signature for example.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3room_keysversionversion">PUT
 *     /room_keys/version/{version}</a>
 */
public final class UpdateKeyBackup {
  private final KeyBackupStore backups;
  private final KnownBackups known;
  private final Commits commits;

  /**
   * What a client sends.
   *
   * @param version the version that the client repeats, where it does
   */
  public record Update(Optional<String> version, String algorithm, JsonObject authData) {}

  /** Writes to this store. */
  public UpdateKeyBackup(KeyBackupStore backups, Commits commits) {
    this.backups = backups;
    this.known = new KnownBackups(backups);
    this.commits = commits;
  }

  /**
   * Changes the backup; durable on return.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none of this version; {@code
   *     M_INVALID_PARAM} where the client repeats another version or algorithm; {@code M_TOO_LARGE}
   */
  public void handle(Requester requester, String version, Update update) {
    KeyBackup backup = known.require(requester.user(), version);
    if (!update.version().orElse(version).equals(version)) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "Version does not match");
    }
    if (!update.algorithm().equals(backup.algorithm())) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "Algorithm does not match");
    }
    BackupLimits.checkAuthData(update.authData());
    commits.write(() -> backups.setAuthData(backup.id(), update.authData()));
  }
}
