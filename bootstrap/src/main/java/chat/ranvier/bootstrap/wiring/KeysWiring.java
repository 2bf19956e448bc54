package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.access.InteractiveAuthentication;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.DeviceListener;
import chat.ranvier.application.device.DeviceLists;
import chat.ranvier.application.encryption.keys.ClaimKeys;
import chat.ranvier.application.encryption.keys.FindDeviceListChanges;
import chat.ranvier.application.encryption.keys.KeyCounts;
import chat.ranvier.application.encryption.keys.KeysOfDevices;
import chat.ranvier.application.encryption.keys.QueryKeys;
import chat.ranvier.application.encryption.keys.UploadCrossSigningKeys;
import chat.ranvier.application.encryption.keys.UploadKeys;
import chat.ranvier.application.encryption.keys.UploadSignatures;
import chat.ranvier.domain.signing.SignatureCheck;
import chat.ranvier.federation.signature.BouncyCastleSignatureCheck;
import chat.ranvier.http.client.encryption.keys.KeysRoutes;
import chat.ranvier.http.server.Router;

/** The public keys of devices and users. */
final class KeysWiring {
  private final Stores stores;
  private final Commits commits;
  private final DeviceLists deviceLists;
  private final KeyCounts counts;
  private final FindDeviceListChanges changes;
  private final UploadKeys uploadKeys;

  KeysWiring(Stores stores, Commits commits) {
    this.stores = stores;
    this.commits = commits;
    this.deviceLists = new DeviceLists(stores.rooms().memberships());
    this.counts = new KeyCounts(stores.keys().oneTimeKeys());
    this.changes =
        new FindDeviceListChanges(
            stores.keys().deviceKeys(), stores.keys().crossSigning(), stores.rooms().memberships());
    this.uploadKeys =
        new UploadKeys(
            new UploadKeys.Stores(
                stores.keys().deviceKeys(),
                stores.keys().oneTimeKeys(),
                stores.keys().crossSigning()),
            counts,
            deviceLists,
            commits);
  }

  UploadKeys uploadKeys() {
    return uploadKeys;
  }

  DeviceLists deviceLists() {
    return deviceLists;
  }

  KeyCounts counts() {
    return counts;
  }

  FindDeviceListChanges changes() {
    return changes;
  }

  /** What goes with devices. */
  DeviceListener ofDevices() {
    Stores.OfKeys keys = stores.keys();
    return new KeysOfDevices(keys.deviceKeys(), keys.oneTimeKeys(), keys.crossSigning());
  }

  void register(Router router, InteractiveAuthentication authentication) {
    Stores.OfKeys keys = stores.keys();
    SignatureCheck check = new BouncyCastleSignatureCheck();
    new KeysRoutes(
            new KeysRoutes.Operations(
                uploadKeys,
                new QueryKeys(keys.deviceKeys(), keys.crossSigning()),
                new ClaimKeys(keys.oneTimeKeys(), counts, commits),
                changes,
                new UploadCrossSigningKeys(
                    authentication,
                    new UploadCrossSigningKeys.Stores(
                        keys.crossSigning(), keys.deviceKeys(), stores.accounts().devices()),
                    check,
                    deviceLists,
                    commits),
                new UploadSignatures(
                    keys.deviceKeys(), keys.crossSigning(), check, deviceLists, commits)))
        .register(router);
  }
}
