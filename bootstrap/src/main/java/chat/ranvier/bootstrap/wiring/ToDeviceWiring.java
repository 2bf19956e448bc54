package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.encryption.todevice.InboxLimits;
import chat.ranvier.application.encryption.todevice.SendToDevice;
import chat.ranvier.application.encryption.todevice.port.RemoteDevices;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.http.client.encryption.todevice.ToDeviceRoutes;
import chat.ranvier.http.server.Router;

/** Messages to devices. */
final class ToDeviceWiring {
  private ToDeviceWiring() {}

  static void register(
      ServerName server,
      RateLimiters rateLimits,
      Stores.OfDeviceMessages stores,
      Commits commits,
      World world,
      Router router) {
    new ToDeviceRoutes(
            new SendToDevice(
                server,
                new SendToDevice.Stores(stores.inboxes(), stores.sending()),
                new SendToDevice.Limits(InboxLimits.USUAL, rateLimits.keyRequest()),
                RemoteDevices.NONE,
                commits,
                world.time()))
        .register(router);
  }
}
