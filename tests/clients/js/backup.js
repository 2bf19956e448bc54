import { check, until } from "./waiting.js";

/** Sets up secret storage and a key backup; returns the recovery key. */
export async function setUpBackup(device) {
  const recoveryKey = await device.crypto.createRecoveryKeyFromPassphrase("a phrase to remember");
  await device.crypto.bootstrapSecretStorage({
    createSecretStorageKey: async () => recoveryKey,
    setupNewKeyBackup: true,
  });
  check(await device.crypto.isSecretStorageReady(), "secret storage is not ready");
  check(await device.crypto.getActiveSessionBackupVersion(), "no key backup is active");
  return recoveryKey;
}

/** Waits until another verified device was given the key of the backup. */
export async function sharesBackupKey(device) {
  await until(`${device.name} has the key of the backup`, () => device.crypto.getSessionBackupPrivateKey());
}

/** Waits until at least so many sessions are in the backup. */
export async function holdsSessions(device, count) {
  await until(`${count} sessions in the backup`, async () => {
    const version = await device.person.server.call("GET", "/_matrix/client/v3/room_keys/version", {
      token: device.token,
    });
    return version.count >= count;
  });
}

/** A new device, which nobody verifies, gets the person's secrets and all sessions with the recovery key. */
export async function restore(device, recoveryKey) {
  const user = device.person.userId;
  const keyId = await device.client.secretStorage.getDefaultKeyId();
  device.rememberSecretStorageKey(keyId, recoveryKey.privateKey);
  await until("the new device knows whose it is", () => device.crypto.userHasCrossSigningKeys(user, true));
  await device.crypto.bootstrapCrossSigning({});
  await device.crypto.loadSessionBackupPrivateKeyFromSecretStorage();
  const { imported, total } = await device.crypto.restoreKeyBackup();
  check(imported === total && total > 0, `${imported} of ${total} sessions restored`);
  return total;
}
