package chat.ranvier.application.encryption.backup;

import chat.ranvier.application.encryption.backup.port.BackupId;
import chat.ranvier.application.encryption.backup.port.KeyBackup;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The backups that requests name by their versions. */
final class KnownBackups {
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  private final KeyBackupStore backups;

  KnownBackups(KeyBackupStore backups) {
    this.backups = backups;
  }

  /**
   * The user's backup of this version.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none
   */
  KeyBackup require(UserId user, String version) {
    return backups
        .find(new BackupId(user, number(version)))
        .orElseThrow(KnownBackups::unknownVersion);
  }

  /**
   * The user's backup of this version, which has to be the current one.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is none; {@code
   *     M_WRONG_ROOM_KEYS_VERSION} where there is a newer one
   */
  KeyBackup requireCurrent(UserId user, String version) {
    KeyBackup current = backups.newest(user).orElseThrow(KnownBackups::unknownVersion);
    long number = current.id().version();
    if (number != number(version)) {
      require(user, version);
      throw new MatrixFailure(
          ErrorCode.WRONG_ROOM_KEYS_VERSION,
          "Wrong backup version.",
          JsonObject.of("current_version", Long.toString(number)));
    }
    return current;
  }

  /**
   * Whether there was such a backup that has been deleted.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there has never been one
   */
  boolean isDeleted(UserId user, String version) {
    long number = number(version);
    if (number > backups.lastVersion(user)) {
      throw unknownVersion();
    }
    return backups.find(new BackupId(user, number)).isEmpty();
  }

  /** The version as it is counted. */
  static long number(String version) {
    return parse(version).orElseThrow(KnownBackups::unknownVersion);
  }

  private static OptionalLong parse(String version) {
    return VERSION.matcher(version).matches()
        ? OptionalLong.of(Long.parseLong(version))
        : OptionalLong.empty();
  }

  private static MatrixFailure unknownVersion() {
    return new MatrixFailure(ErrorCode.NOT_FOUND, "Unknown backup version");
  }
}
