package chat.ranvier.bench;

import chat.ranvier.application.account.port.AccountStore;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.encryption.keys.port.CrossSigningStore;
import chat.ranvier.application.encryption.keys.port.DeviceKeyStore;
import chat.ranvier.application.encryption.keys.port.OneTimeKeyStore;
import chat.ranvier.application.encryption.todevice.port.DeviceInboxStore;
import chat.ranvier.application.encryption.todevice.port.SendingTransactionStore;
import chat.ranvier.application.environment.port.StorageObserver;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.push.port.NotificationStore;
import chat.ranvier.application.push.port.PushRuleStore;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.account.MemoryAccountStore;
import chat.ranvier.db.memory.accountdata.MemoryAccountDataStore;
import chat.ranvier.db.memory.authchain.MemoryAuthChainStore;
import chat.ranvier.db.memory.commit.MemoryCounters;
import chat.ranvier.db.memory.device.MemoryDeviceStore;
import chat.ranvier.db.memory.encryption.keys.MemoryCrossSigningStore;
import chat.ranvier.db.memory.encryption.keys.MemoryDeviceKeyStore;
import chat.ranvier.db.memory.encryption.keys.MemoryOneTimeKeyStore;
import chat.ranvier.db.memory.encryption.todevice.MemoryDeviceInboxStore;
import chat.ranvier.db.memory.encryption.todevice.MemorySendingTransactionStore;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.db.memory.push.MemoryNotificationStore;
import chat.ranvier.db.memory.push.MemoryPushRuleStore;
import chat.ranvier.db.memory.receipt.MemoryReceiptStore;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.memory.timeline.MemoryEventStore;
import chat.ranvier.db.sql.SqlDatabase;
import chat.ranvier.db.sql.SqliteSettings;
import chat.ranvier.db.sql.Surroundings;
import chat.ranvier.db.sql.account.SqlAccountStore;
import chat.ranvier.db.sql.accountdata.SqlAccountDataStore;
import chat.ranvier.db.sql.authchain.SqlAuthChainStore;
import chat.ranvier.db.sql.commit.SqlCounters;
import chat.ranvier.db.sql.device.SqlDeviceStore;
import chat.ranvier.db.sql.encryption.keys.SqlCrossSigningStore;
import chat.ranvier.db.sql.encryption.keys.SqlDeviceKeyStore;
import chat.ranvier.db.sql.encryption.keys.SqlOneTimeKeyStore;
import chat.ranvier.db.sql.encryption.todevice.SqlDeviceInboxStore;
import chat.ranvier.db.sql.encryption.todevice.SqlSendingTransactionStore;
import chat.ranvier.db.sql.membership.SqlMembershipStore;
import chat.ranvier.db.sql.push.SqlNotificationStore;
import chat.ranvier.db.sql.push.SqlPushRuleStore;
import chat.ranvier.db.sql.receipt.SqlReceiptStore;
import chat.ranvier.db.sql.room.SqlRoomStore;
import chat.ranvier.db.sql.timeline.SqlEventStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The databases that a room is measured on; each time it is opened, one is new. */
public enum Database {
  /** In the heap. */
  MEMORY {
    @Override
    Stores open(Time time) {
      MemoryDatabase database = new MemoryDatabase();
      MemoryRoomStore rooms = new MemoryRoomStore(database);
      MemoryCounters counters = new MemoryCounters(database);
      AuthChainIndex chains = new AuthChainIndex(new MemoryAuthChainStore(database), CHAIN_BYTES);
      return new Stores(
          new Commits.Storage(database, counters, rooms, chains.appends()),
          new RoomEngine.Storage(rooms, new MemoryEventStore(database), counters, chains),
          new MemoryMembershipStore(database),
          new MemoryReceiptStore(database),
          new PushStores(new MemoryNotificationStore(database), new MemoryPushRuleStore(database)),
          new MemoryAccountDataStore(database),
          new MemoryAccountStore(database),
          new DeviceStores(
              new MemoryDeviceStore(database),
              new MemoryDeviceInboxStore(database),
              new MemorySendingTransactionStore(database),
              new KeyStores(
                  new MemoryDeviceKeyStore(database),
                  new MemoryOneTimeKeyStore(database),
                  new MemoryCrossSigningStore(database))),
          statement -> 0,
          () -> {});
    }
  },

  /** SQLite in a file, which is synced at each commit. */
  SQLITE {
    @Override
    Stores open(Time time) {
      Path folder = newFolder();
      SqlDatabase database =
          SqlDatabase.open(
              new SqliteSettings(folder.resolve("bench.db")),
              SampleEvent.SERVER,
              new Surroundings(
                  new VirtualThreads().platform("database"), time, StorageObserver.NONE),
              (number, of, name) -> {});
      SqlRoomStore rooms = new SqlRoomStore(database.direct());
      SqlCounters counters = new SqlCounters(database.sql());
      AuthChainIndex chains =
          new AuthChainIndex(new SqlAuthChainStore(database.direct()), CHAIN_BYTES);
      return new Stores(
          new Commits.Storage(database, counters, rooms, chains.appends()),
          new RoomEngine.Storage(rooms, new SqlEventStore(database.direct()), counters, chains),
          new SqlMembershipStore(database.direct()),
          new SqlReceiptStore(database.sql()),
          new PushStores(
              new SqlNotificationStore(database.direct()), new SqlPushRuleStore(database.sql())),
          new SqlAccountDataStore(database.sql()),
          new SqlAccountStore(database.sql()),
          new DeviceStores(
              new SqlDeviceStore(database.sql()),
              new SqlDeviceInboxStore(database.direct()),
              new SqlSendingTransactionStore(database.direct()),
              new KeyStores(
                  new SqlDeviceKeyStore(database.sql()),
                  new SqlOneTimeKeyStore(database.direct()),
                  new SqlCrossSigningStore(database.sql()))),
          statement -> database.direct().find(statement, row -> row.number("n")).orElseThrow(),
          () -> {
            database.close();
            delete(folder);
          });
    }
  };

  private static final long CHAIN_BYTES = 4L << 20;

  /**
   * The stores that a room and its members' polls need.
   *
   * @param count asks the database for a number {@code n}; 0 in memory
   */
  record Stores(
      Commits.Storage commits,
      RoomEngine.Storage rooms,
      MembershipStore memberships,
      ReceiptStore receipts,
      PushStores push,
      AccountDataStore accountData,
      AccountStore accounts,
      DeviceStores devices,
      ToLongFunction<String> count,
      Runnable closing) {}

  /** The stores of push rules and of what they come to. */
  record PushStores(NotificationStore notifications, PushRuleStore rules) {}

  /** The stores that messages to devices need, and their keys. */
  record DeviceStores(
      DeviceStore devices,
      DeviceInboxStore inboxes,
      SendingTransactionStore sending,
      KeyStores keys) {}

  /** The stores of public keys. */
  record KeyStores(
      DeviceKeyStore deviceKeys, OneTimeKeyStore oneTimeKeys, CrossSigningStore crossSigning) {}

  abstract Stores open(Time time);

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("ranvier-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
