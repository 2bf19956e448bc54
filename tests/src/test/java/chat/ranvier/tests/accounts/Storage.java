package chat.ranvier.tests.accounts;

import chat.ranvier.application.access.port.AccessTokenStore;
import chat.ranvier.application.access.port.RefreshTokenStore;
import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.encryption.backup.port.BackedUpKeyStore;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.todevice.port.DeviceInboxStore;
import chat.ranvier.application.encryption.todevice.port.SendingTransactionStore;
import chat.ranvier.application.filter.port.FilterStore;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.profile.port.ProfileStore;
import chat.ranvier.application.pusher.port.PusherStore;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.access.MemoryAccessTokenStore;
import chat.ranvier.db.memory.access.MemoryRefreshTokenStore;
import chat.ranvier.db.memory.account.MemoryAccountStore;
import chat.ranvier.db.memory.accountdata.MemoryAccountDataStore;
import chat.ranvier.db.memory.commit.MemoryCounters;
import chat.ranvier.db.memory.device.MemoryDeviceStore;
import chat.ranvier.db.memory.encryption.backup.MemoryBackedUpKeyStore;
import chat.ranvier.db.memory.encryption.backup.MemoryKeyBackupStore;
import chat.ranvier.db.memory.encryption.keys.MemoryCrossSigningStore;
import chat.ranvier.db.memory.encryption.todevice.MemoryDeviceInboxStore;
import chat.ranvier.db.memory.encryption.todevice.MemorySendingTransactionStore;
import chat.ranvier.db.memory.filter.MemoryFilterStore;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.db.memory.profile.MemoryProfileStore;
import chat.ranvier.db.memory.pusher.MemoryPusherStore;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.sql.SqlDatabase;
import chat.ranvier.db.sql.access.SqlAccessTokenStore;
import chat.ranvier.db.sql.access.SqlRefreshTokenStore;
import chat.ranvier.db.sql.account.SqlAccountStore;
import chat.ranvier.db.sql.accountdata.SqlAccountDataStore;
import chat.ranvier.db.sql.commit.SqlCounters;
import chat.ranvier.db.sql.device.SqlDeviceStore;
import chat.ranvier.db.sql.encryption.backup.SqlBackedUpKeyStore;
import chat.ranvier.db.sql.encryption.backup.SqlKeyBackupStore;
import chat.ranvier.db.sql.encryption.keys.SqlCrossSigningStore;
import chat.ranvier.db.sql.encryption.todevice.SqlDeviceInboxStore;
import chat.ranvier.db.sql.encryption.todevice.SqlSendingTransactionStore;
import chat.ranvier.db.sql.filter.SqlFilterStore;
import chat.ranvier.db.sql.membership.SqlMembershipStore;
import chat.ranvier.db.sql.profile.SqlProfileStore;
import chat.ranvier.db.sql.pusher.SqlPusherStore;
import chat.ranvier.db.sql.room.SqlRoomStore;

/** The stores that accounts are kept in, and what writes to them. */
record Storage(
    Commits.Storage commits,
    AccountStore accounts,
    AccessTokenStore tokens,
    RefreshTokenStore refreshTokens,
    DeviceStore devices,
    ProfileStore profiles,
    FilterStore filters,
    AccountDataStore accountData,
    KeyBackupStore keyBackups,
    BackedUpKeyStore backedUpKeys,
    DeviceInboxStore inboxes,
    SendingTransactionStore sending,
    CrossSigningStore crossSigning,
    PusherStore pushers,
    MembershipStore memberships) {
  static Storage inMemory() {
    MemoryDatabase database = new MemoryDatabase();
    return new Storage(
        new Commits.Storage(database, new MemoryCounters(database), new MemoryRoomStore(database)),
        new MemoryAccountStore(database),
        new MemoryAccessTokenStore(database),
        new MemoryRefreshTokenStore(database),
        new MemoryDeviceStore(database),
        new MemoryProfileStore(database),
        new MemoryFilterStore(database),
        new MemoryAccountDataStore(database),
        new MemoryKeyBackupStore(database),
        new MemoryBackedUpKeyStore(database),
        new MemoryDeviceInboxStore(database),
        new MemorySendingTransactionStore(database),
        new MemoryCrossSigningStore(database),
        new MemoryPusherStore(database),
        new MemoryMembershipStore(database));
  }

  static Storage in(SqlDatabase database) {
    return new Storage(
        new Commits.Storage(
            database, new SqlCounters(database.sql()), new SqlRoomStore(database.direct())),
        new SqlAccountStore(database.sql()),
        new SqlAccessTokenStore(database.sql()),
        new SqlRefreshTokenStore(database.sql()),
        new SqlDeviceStore(database.sql()),
        new SqlProfileStore(database.sql()),
        new SqlFilterStore(database.sql()),
        new SqlAccountDataStore(database.sql()),
        new SqlKeyBackupStore(database.sql()),
        new SqlBackedUpKeyStore(database.direct()),
        new SqlDeviceInboxStore(database.direct()),
        new SqlSendingTransactionStore(database.direct()),
        new SqlCrossSigningStore(database.sql()),
        new SqlPusherStore(database.sql()),
        new SqlMembershipStore(database.direct()));
  }
}
