package chat.ranvier.simulation;

import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.directory.port.PublishedRoomStore;
import chat.ranvier.application.directory.port.RoomAliasStore;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStore;
import chat.ranvier.application.encryption.keys.port.OneTimeKeyStore;
import chat.ranvier.application.encryption.todevice.port.DeviceInboxStore;
import chat.ranvier.application.encryption.todevice.port.SendingTransactionStore;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.profile.port.ProfileStore;
import chat.ranvier.application.push.port.NotificationStore;
import chat.ranvier.application.push.port.PushRuleStore;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.upkeep.CheckDatabase;
import chat.ranvier.application.upkeep.port.RoomInventory;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.account.MemoryAccountStore;
import chat.ranvier.db.memory.accountdata.MemoryAccountDataStore;
import chat.ranvier.db.memory.authchain.MemoryAuthChainStore;
import chat.ranvier.db.memory.commit.MemoryCounters;
import chat.ranvier.db.memory.device.MemoryDeviceStore;
import chat.ranvier.db.memory.directory.MemoryPublishedRoomStore;
import chat.ranvier.db.memory.directory.MemoryRoomAliasStore;
import chat.ranvier.db.memory.encryption.keys.MemoryCrossSigningStore;
import chat.ranvier.db.memory.encryption.keys.MemoryDeviceKeyStore;
import chat.ranvier.db.memory.encryption.keys.MemoryOneTimeKeyStore;
import chat.ranvier.db.memory.encryption.todevice.MemoryDeviceInboxStore;
import chat.ranvier.db.memory.encryption.todevice.MemorySendingTransactionStore;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.db.memory.profile.MemoryProfileStore;
import chat.ranvier.db.memory.push.MemoryNotificationStore;
import chat.ranvier.db.memory.push.MemoryPushRuleStore;
import chat.ranvier.db.memory.receipt.MemoryReceiptStore;
import chat.ranvier.db.memory.room.MemoryRoomInventory;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.memory.timeline.MemoryEventStore;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.push.PushRuleFeatures;
import java.util.List;

/**
 * The stores of a database in memory.
 *
 * @param isLying whether it hides that a transaction failed, to see whether that is noticed
 */
record Storage(MemoryDatabase database, boolean isLying) {
  Transactions transactions() {
    return isLying ? this::lie : database;
  }

  private void lie(Runnable work) {
    try {
      database.inTransaction(work);
    } catch (StorageException hidden) {
      return;
    }
  }

  Counters counters() {
    return new MemoryCounters(database);
  }

  RoomStore rooms() {
    return new MemoryRoomStore(database);
  }

  RoomInventory inventory() {
    return new MemoryRoomInventory(database);
  }

  EventStore events() {
    return new MemoryEventStore(database);
  }

  AccountStore accounts() {
    return new MemoryAccountStore(database);
  }

  AuthChainStore authChains() {
    return new MemoryAuthChainStore(database);
  }

  /** Makes the rooms look as if they were older than the chains of their auth events. */
  void forgetAuthChains() {
    List<StoredRoom> all =
        database.<RoomId, StoredRoom>table("rooms").read(rooms -> List.copyOf(rooms.values()));
    database.inTransaction(() -> all.forEach(room -> authChains().restart(room.room().number())));
  }

  MembershipStore memberships() {
    return new MemoryMembershipStore(database);
  }

  ReceiptStore receipts() {
    return new MemoryReceiptStore(database);
  }

  NotificationStore notifications() {
    return new MemoryNotificationStore(database);
  }

  CheckDatabase.Notifications notificationsChecked() {
    return new CheckDatabase.Notifications(
        notifications(), pushRules(), accountData(), counters(), PushRuleFeatures.NONE);
  }

  PushRuleStore pushRules() {
    return new MemoryPushRuleStore(database);
  }

  AccountDataStore accountData() {
    return new MemoryAccountDataStore(database);
  }

  DeviceStore devices() {
    return new MemoryDeviceStore(database);
  }

  DeviceKeyStore deviceKeys() {
    return new MemoryDeviceKeyStore(database);
  }

  OneTimeKeyStore oneTimeKeys() {
    return new MemoryOneTimeKeyStore(database);
  }

  CrossSigningStore crossSigning() {
    return new MemoryCrossSigningStore(database);
  }

  DeviceInboxStore inboxes() {
    return new MemoryDeviceInboxStore(database);
  }

  SendingTransactionStore sending() {
    return new MemorySendingTransactionStore(database);
  }

  ProfileStore profiles() {
    return new MemoryProfileStore(database);
  }

  RoomAliasStore aliases() {
    return new MemoryRoomAliasStore(database);
  }

  PublishedRoomStore published() {
    return new MemoryPublishedRoomStore(database);
  }
}
