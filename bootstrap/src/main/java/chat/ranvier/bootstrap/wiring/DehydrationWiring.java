package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.DeviceRemoval;
import chat.ranvier.application.encryption.dehydration.DeleteDehydratedDevice;
import chat.ranvier.application.encryption.dehydration.FindDehydratedDevice;
import chat.ranvier.application.encryption.dehydration.ReadDehydratedMessages;
import chat.ranvier.application.encryption.dehydration.StoreDehydratedDevice;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDeviceStore;
import chat.ranvier.application.encryption.keys.UploadKeys;
import chat.ranvier.application.encryption.todevice.ReceiveDeviceMessages;
import chat.ranvier.http.client.encryption.dehydration.DehydratedDeviceRoutes;
import chat.ranvier.http.server.Router;

/** Dehydrated devices. */
final class DehydrationWiring {
  private DehydrationWiring() {}

  static void register(
      Stores stores, UploadKeys uploadKeys, DeviceRemoval removal, Commits commits, Router router) {
    DehydratedDeviceStore dehydrated = stores.keys().dehydrated();
    FindDehydratedDevice find = new FindDehydratedDevice(dehydrated);
    new DehydratedDeviceRoutes(
            new DehydratedDeviceRoutes.Operations(
                new StoreDehydratedDevice(
                    stores.accounts().devices(), dehydrated, uploadKeys, removal),
                find,
                new DeleteDehydratedDevice(find, removal),
                new ReadDehydratedMessages(
                    dehydrated,
                    new ReceiveDeviceMessages(
                        stores.deviceMessages().inboxes(),
                        commits,
                        ReceiveDeviceMessages.RECOMMENDED),
                    commits)))
        .register(router);
  }
}
