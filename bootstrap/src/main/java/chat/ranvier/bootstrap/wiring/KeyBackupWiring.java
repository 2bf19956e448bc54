package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.encryption.backup.CreateKeyBackup;
import chat.ranvier.application.encryption.backup.DeleteKeyBackup;
import chat.ranvier.application.encryption.backup.DeleteRoomKeys;
import chat.ranvier.application.encryption.backup.FindKeyBackup;
import chat.ranvier.application.encryption.backup.FindRoomKeys;
import chat.ranvier.application.encryption.backup.StoreRoomKeys;
import chat.ranvier.application.encryption.backup.UpdateKeyBackup;
import chat.ranvier.application.encryption.backup.port.BackedUpKeyStore;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.http.client.encryption.backup.KeyBackupRoutes;
import chat.ranvier.http.server.Router;

/** Key backups. */
final class KeyBackupWiring {
  private KeyBackupWiring() {}

  static void register(Stores.OfBackups stores, Commits commits, Router router) {
    KeyBackupStore backups = stores.backups();
    BackedUpKeyStore keys = stores.keys();
    new KeyBackupRoutes(
            new KeyBackupRoutes.BackupOperations(
                new CreateKeyBackup(backups, commits),
                new FindKeyBackup(backups),
                new UpdateKeyBackup(backups, commits),
                new DeleteKeyBackup(backups, keys, commits)),
            new KeyBackupRoutes.KeyOperations(
                new StoreRoomKeys(backups, keys, commits),
                new FindRoomKeys(backups, keys),
                new DeleteRoomKeys(backups, keys, commits)))
        .register(router);
  }
}
