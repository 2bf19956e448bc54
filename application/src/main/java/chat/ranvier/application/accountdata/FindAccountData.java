package chat.ranvier.application.accountdata;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;

/**
 * Gives the requester their account data back.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3useruseridaccount_datatype">GET
 *     /user/{userId}/account_data/{type}</a>
 */
public final class FindAccountData {
  private static final String REFUSAL = "Cannot get account data for other users.";

  private final AccountDataStore accountData;

  /** Reads from this store. */
  public FindAccountData(AccountDataStore accountData) {
    this.accountData = accountData;
  }

  /**
   * The content of global account data, as JSON text.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for another user, {@code M_NOT_FOUND} where there is
   *     none
   */
  public String global(Requester requester, UserId user, String type) {
    requester.mustBe(user, REFUSAL);
    return accountData
        .findGlobal(user, type)
        .orElseThrow(() -> new MatrixFailure(ErrorCode.NOT_FOUND, "Account data not found"));
  }

  /**
   * The content of account data for a room, as JSON text.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for another user, {@code M_NOT_FOUND} where there is
   *     none
   */
  public String ofRoom(Requester requester, UserId user, RoomId room, String type) {
    requester.mustBe(user, REFUSAL);
    return accountData
        .findOfRoom(user, room, type)
        .orElseThrow(() -> new MatrixFailure(ErrorCode.NOT_FOUND, "Room account data not found"));
  }
}
