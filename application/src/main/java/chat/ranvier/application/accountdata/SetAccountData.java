package chat.ranvier.application.accountdata;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import java.util.Optional;

/**
 * Keeps account data for the requester.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3useruseridaccount_datatype">PUT
 *     /user/{userId}/account_data/{type}</a>
 */
public final class SetAccountData {
  /** Changes of account data, global and of rooms. */
  public static final ChangeStream STREAM = new ChangeStream("account data");

  private static final String REFUSAL = "Cannot add account data for other users.";

  private final KeepAccountData keepAccountData;

  /** Keeps it this way. */
  public SetAccountData(KeepAccountData keepAccountData) {
    this.keepAccountData = keepAccountData;
  }

  /** Whether the server manages this type itself, so that clients read it but do not set it. */
  public static boolean isManagedByServer(String type) {
    return AccountDataTypes.SERVERS_OWN.contains(type);
  }

  /**
   * Keeps global account data; durable, and on its way to the user's clients, on return.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for another user; {@code M_TOO_LARGE} where the user
   *     keeps too much; see {@link AccountDataTypes#check}
   */
  public void global(Requester requester, UserId user, String type, JsonObject content) {
    requester.mustBe(user, REFUSAL);
    keep(user, Optional.empty(), type, content);
  }

  /**
   * Keeps account data for a room; durable, and on its way to the user's clients, on return.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for another user; {@code M_TOO_LARGE} where the user
   *     keeps too much; see {@link AccountDataTypes#check}
   */
  public void ofRoom(
      Requester requester, UserId user, RoomId room, String type, JsonObject content) {
    requester.mustBe(user, REFUSAL);
    keep(user, Optional.of(room), type, content);
  }

  private void keep(UserId user, Optional<RoomId> room, String type, JsonObject content) {
    AccountDataTypes.check(type);
    String json = JsonWriter.toText(content);
    keepAccountData.keep(
        user, room, position -> Optional.of(new AccountDatum(room, type, json, position)));
  }
}
