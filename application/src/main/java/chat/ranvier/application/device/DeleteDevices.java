package chat.ranvier.application.device;

import chat.ranvier.application.access.AuthenticationFlow;
import chat.ranvier.application.access.Interaction;
import chat.ranvier.application.access.InteractionRequired;
import chat.ranvier.application.access.InteractiveAuthentication;
import chat.ranvier.application.access.Requester;
import chat.ranvier.domain.identifier.DeviceId;
import java.util.List;

/**
 * Deletes devices of the requester, once they have confirmed it.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3delete_devices">POST
 *     /delete_devices</a>
 */
public final class DeleteDevices {
  private final InteractiveAuthentication authentication;
  private final DeviceRemoval removal;

  /** Deletes by this removal. */
  public DeleteDevices(InteractiveAuthentication authentication, DeviceRemoval removal) {
    this.authentication = authentication;
    this.removal = removal;
  }

  /**
   * Deletes the devices, as far as they are there.
   *
   * @throws InteractionRequired where the requester has not confirmed it
   */
  public void handle(Requester requester, List<DeviceId> devices, Interaction interaction) {
    authentication.requireUnlessRecent(interaction, List.of(AuthenticationFlow.PASSWORD));
    removal.remove(requester.user(), devices);
  }
}
