package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.access.port.AccessTokenStore;
import chat.ranvier.application.access.port.RefreshTokenStore;
import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.directory.port.PublishedRoomStore;
import chat.ranvier.application.directory.port.RoomAliasStore;
import chat.ranvier.application.encryption.backup.port.BackedUpKeyStore;
import chat.ranvier.application.encryption.backup.port.KeyBackupStore;
import chat.ranvier.application.encryption.dehydration.port.DehydratedDeviceStore;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStore;
import chat.ranvier.application.encryption.keys.port.OneTimeKeyStore;
import chat.ranvier.application.encryption.todevice.port.DeviceInboxStore;
import chat.ranvier.application.encryption.todevice.port.SendingTransactionStore;
import chat.ranvier.application.filter.port.FilterStore;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.profile.port.ProfileStore;
import chat.ranvier.application.push.port.NotificationStore;
import chat.ranvier.application.push.port.PushRuleStore;
import chat.ranvier.application.pusher.port.PusherStore;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.upkeep.port.RoomInventory;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.access.MemoryAccessTokenStore;
import chat.ranvier.db.memory.access.MemoryRefreshTokenStore;
import chat.ranvier.db.memory.account.MemoryAccountStore;
import chat.ranvier.db.memory.accountdata.MemoryAccountDataStore;
import chat.ranvier.db.memory.authchain.MemoryAuthChainStore;
import chat.ranvier.db.memory.commit.MemoryCounters;
import chat.ranvier.db.memory.device.MemoryDeviceStore;
import chat.ranvier.db.memory.directory.MemoryPublishedRoomStore;
import chat.ranvier.db.memory.directory.MemoryRoomAliasStore;
import chat.ranvier.db.memory.encryption.backup.MemoryBackedUpKeyStore;
import chat.ranvier.db.memory.encryption.backup.MemoryKeyBackupStore;
import chat.ranvier.db.memory.encryption.dehydration.MemoryDehydratedDeviceStore;
import chat.ranvier.db.memory.encryption.keys.MemoryCrossSigningStore;
import chat.ranvier.db.memory.encryption.keys.MemoryDeviceKeyStore;
import chat.ranvier.db.memory.encryption.keys.MemoryOneTimeKeyStore;
import chat.ranvier.db.memory.encryption.todevice.MemoryDeviceInboxStore;
import chat.ranvier.db.memory.encryption.todevice.MemorySendingTransactionStore;
import chat.ranvier.db.memory.filter.MemoryFilterStore;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.db.memory.profile.MemoryProfileStore;
import chat.ranvier.db.memory.push.MemoryNotificationStore;
import chat.ranvier.db.memory.push.MemoryPushRuleStore;
import chat.ranvier.db.memory.pusher.MemoryPusherStore;
import chat.ranvier.db.memory.receipt.MemoryReceiptStore;
import chat.ranvier.db.memory.room.MemoryRoomInventory;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.memory.timeline.MemoryEventStore;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.SqlDatabase;
import chat.ranvier.db.sql.access.SqlAccessTokenStore;
import chat.ranvier.db.sql.access.SqlRefreshTokenStore;
import chat.ranvier.db.sql.account.SqlAccountStore;
import chat.ranvier.db.sql.accountdata.SqlAccountDataStore;
import chat.ranvier.db.sql.authchain.SqlAuthChainStore;
import chat.ranvier.db.sql.commit.SqlCounters;
import chat.ranvier.db.sql.device.SqlDeviceStore;
import chat.ranvier.db.sql.directory.SqlPublishedRoomStore;
import chat.ranvier.db.sql.directory.SqlRoomAliasStore;
import chat.ranvier.db.sql.encryption.backup.SqlBackedUpKeyStore;
import chat.ranvier.db.sql.encryption.backup.SqlKeyBackupStore;
import chat.ranvier.db.sql.encryption.dehydration.SqlDehydratedDeviceStore;
import chat.ranvier.db.sql.encryption.keys.SqlCrossSigningStore;
import chat.ranvier.db.sql.encryption.keys.SqlDeviceKeyStore;
import chat.ranvier.db.sql.encryption.keys.SqlOneTimeKeyStore;
import chat.ranvier.db.sql.encryption.todevice.SqlDeviceInboxStore;
import chat.ranvier.db.sql.encryption.todevice.SqlSendingTransactionStore;
import chat.ranvier.db.sql.filter.SqlFilterStore;
import chat.ranvier.db.sql.membership.SqlMembershipStore;
import chat.ranvier.db.sql.profile.SqlProfileStore;
import chat.ranvier.db.sql.push.SqlNotificationStore;
import chat.ranvier.db.sql.push.SqlPushRuleStore;
import chat.ranvier.db.sql.pusher.SqlPusherStore;
import chat.ranvier.db.sql.receipt.SqlReceiptStore;
import chat.ranvier.db.sql.room.SqlRoomInventory;
import chat.ranvier.db.sql.room.SqlRoomStore;
import chat.ranvier.db.sql.timeline.SqlEventStore;

/**
 * All stores of one database, whichever it is.
 *
 * @param transactions the database as a whole
 * @param closing closes it
 */
record Stores(
    Transactions transactions,
    Counters counters,
    OfRooms rooms,
    OfAccounts accounts,
    OfClients clients,
    OfKeys keys,
    OfBackups backups,
    OfDeviceMessages deviceMessages,
    PusherStore pushers,
    OfPush push,
    Runnable closing) {
  /** What rooms are kept in. */
  record OfRooms(
      RoomStore rooms,
      RoomInventory inventory,
      EventStore events,
      AuthChainStore authChains,
      MembershipStore memberships,
      ReceiptStore receipts,
      RoomAliasStore aliases,
      PublishedRoomStore published) {}

  /** What accounts are kept in. */
  record OfAccounts(
      AccountStore accounts,
      ProfileStore profiles,
      DeviceStore devices,
      AccessTokenStore accessTokens,
      RefreshTokenStore refreshTokens) {}

  /** What clients leave with the server. */
  record OfClients(AccountDataStore accountData, FilterStore filters) {}

  /** What public keys are kept in. */
  record OfKeys(
      DeviceKeyStore deviceKeys,
      OneTimeKeyStore oneTimeKeys,
      CrossSigningStore crossSigning,
      DehydratedDeviceStore dehydrated) {}

  /** What key backups are kept in. */
  record OfBackups(KeyBackupStore backups, BackedUpKeyStore keys) {}

  /** What users are notified of. */
  record OfPush(NotificationStore notifications, PushRuleStore rules) {}

  /** What messages to devices are kept in. */
  record OfDeviceMessages(DeviceInboxStore inboxes, SendingTransactionStore sending) {}

  static Stores of(SqlDatabase database) {
    Sql sql = database.sql();
    Sql direct = database.direct();
    return new Stores(
        database,
        new SqlCounters(sql),
        new OfRooms(
            new SqlRoomStore(direct),
            new SqlRoomInventory(direct),
            new SqlEventStore(direct),
            new SqlAuthChainStore(direct),
            new SqlMembershipStore(direct),
            new SqlReceiptStore(sql),
            new SqlRoomAliasStore(sql),
            new SqlPublishedRoomStore(sql)),
        new OfAccounts(
            new SqlAccountStore(sql),
            new SqlProfileStore(sql),
            new SqlDeviceStore(sql),
            new SqlAccessTokenStore(sql),
            new SqlRefreshTokenStore(sql)),
        new OfClients(new SqlAccountDataStore(sql), new SqlFilterStore(sql)),
        new OfKeys(
            new SqlDeviceKeyStore(sql),
            new SqlOneTimeKeyStore(direct),
            new SqlCrossSigningStore(sql),
            new SqlDehydratedDeviceStore(sql)),
        new OfBackups(new SqlKeyBackupStore(sql), new SqlBackedUpKeyStore(direct)),
        new OfDeviceMessages(
            new SqlDeviceInboxStore(direct), new SqlSendingTransactionStore(direct)),
        new SqlPusherStore(sql),
        new OfPush(new SqlNotificationStore(direct), new SqlPushRuleStore(sql)),
        database::close);
  }

  static Stores of(MemoryDatabase database) {
    return new Stores(
        database,
        new MemoryCounters(database),
        new OfRooms(
            new MemoryRoomStore(database),
            new MemoryRoomInventory(database),
            new MemoryEventStore(database),
            new MemoryAuthChainStore(database),
            new MemoryMembershipStore(database),
            new MemoryReceiptStore(database),
            new MemoryRoomAliasStore(database),
            new MemoryPublishedRoomStore(database)),
        new OfAccounts(
            new MemoryAccountStore(database),
            new MemoryProfileStore(database),
            new MemoryDeviceStore(database),
            new MemoryAccessTokenStore(database),
            new MemoryRefreshTokenStore(database)),
        new OfClients(new MemoryAccountDataStore(database), new MemoryFilterStore(database)),
        new OfKeys(
            new MemoryDeviceKeyStore(database),
            new MemoryOneTimeKeyStore(database),
            new MemoryCrossSigningStore(database),
            new MemoryDehydratedDeviceStore(database)),
        new OfBackups(new MemoryKeyBackupStore(database), new MemoryBackedUpKeyStore(database)),
        new OfDeviceMessages(
            new MemoryDeviceInboxStore(database), new MemorySendingTransactionStore(database)),
        new MemoryPusherStore(database),
        new OfPush(new MemoryNotificationStore(database), new MemoryPushRuleStore(database)),
        () -> {});
  }
}
