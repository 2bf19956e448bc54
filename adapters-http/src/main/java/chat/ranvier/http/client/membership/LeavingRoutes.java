package chat.ranvier.http.client.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.membership.ForgetRoom;
import chat.ranvier.application.membership.LeaveRoom;
import chat.ranvier.http.server.Admission;
import chat.ranvier.http.server.Answer;
import chat.ranvier.http.server.Exchange;
import chat.ranvier.http.server.Router;

/**
 * The routes of {@code leaving.yaml}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#leaving-rooms">Leaving rooms</a>
 */
public final class LeavingRoutes {
  private final LeaveRoom leaveRoom;
  private final ForgetRoom forgetRoom;

  /** The routes, on the operations behind them. */
  public LeavingRoutes(LeaveRoom leaveRoom, ForgetRoom forgetRoom) {
    this.leaveRoom = leaveRoom;
    this.forgetRoom = forgetRoom;
  }

  /** Adds the routes. */
  public void register(Router router) {
    router.client(
        "POST", Router.R0_V3, "/rooms/{roomId}/leave", Admission.USERS_AND_GUESTS, this::leave);
    router.client("POST", Router.R0_V3, "/rooms/{roomId}/forget", this::forget);
  }

  private Answer leave(Exchange exchange, Requester requester) {
    leaveRoom.handle(requester, exchange.roomId("roomId"), Reason.content(exchange));
    return Answer.empty();
  }

  private Answer forget(Exchange exchange, Requester requester) {
    forgetRoom.handle(requester, exchange.roomId("roomId"));
    return Answer.empty();
  }
}
