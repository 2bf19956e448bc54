package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.encryption.todevice.InboxLimits;
import chat.ranvier.application.encryption.todevice.SendToDevice;
import chat.ranvier.application.encryption.todevice.port.RemoteDevices;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.http.client.encryption.todevice.ToDeviceRoutes;
import chat.ranvier.http.server.Router;

/** Messages to devices. */
final class ToDeviceWiring {
  private ToDeviceWiring() {}

  static void register(
      ServerName server,
      Stores.OfDeviceMessages stores,
      Commits commits,
      World world,
      Router router) {
    new ToDeviceRoutes(
            new SendToDevice(
                server,
                new SendToDevice.Stores(stores.inboxes(), stores.sending()),
                InboxLimits.USUAL,
                RemoteDevices.NONE,
                commits,
                world.time()))
        .register(router);
  }
}
