package chat.ranvier.application.session;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.device.DeviceRemoval;

/**
 * Ends all sessions of the requester.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3logoutall">POST
 *     /logout/all</a>
 */
public final class LogOutEverywhere {
  private final DeviceRemoval removal;

  /** Removes devices by this removal. */
  public LogOutEverywhere(DeviceRemoval removal) {
    this.removal = removal;
  }

  /** Ends the sessions; durable on return. */
  public void handle(Requester requester) {
    removal.removeAll(requester.user());
  }
}
