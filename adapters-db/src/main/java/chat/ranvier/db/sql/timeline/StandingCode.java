package chat.ranvier.db.sql.timeline;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.domain.auth.standing.Standing;

/** The number by which a row tells how its event stands. */
final class StandingCode {
  private StandingCode() {}

  static int of(Standing standing) {
    return switch (standing) {
      case ACCEPTED -> 0;
      case SOFT_FAILED -> 1;
      case REJECTED -> 2;
      case OUTLIER -> 3;
    };
  }

  static Standing read(long code) {
    return switch ((int) code) {
      case 0 -> Standing.ACCEPTED;
      case 1 -> Standing.SOFT_FAILED;
      case 2 -> Standing.REJECTED;
      case 3 -> Standing.OUTLIER;
      default -> throw new StorageException("no event stands as " + code);
    };
  }
}
