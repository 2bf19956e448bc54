package chat.ranvier.intake;

import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.upkeep.port.RoomInventory;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.authchain.MemoryAuthChainStore;
import chat.ranvier.db.memory.commit.MemoryCounters;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.db.memory.room.MemoryRoomInventory;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.db.memory.timeline.MemoryEventStore;
import chat.ranvier.db.sql.SqlDatabase;
import chat.ranvier.db.sql.authchain.SqlAuthChainStore;
import chat.ranvier.db.sql.commit.SqlCounters;
import chat.ranvier.db.sql.membership.SqlMembershipStore;
import chat.ranvier.db.sql.room.SqlRoomInventory;
import chat.ranvier.db.sql.room.SqlRoomStore;
import chat.ranvier.db.sql.timeline.SqlEventStore;

/** What an engine keeps its rooms in. */
record Stores(
    Transactions transactions,
    Counters counters,
    RoomStore rooms,
    EventStore events,
    MembershipStore memberships,
    RoomInventory inventory,
    AuthChainStore authChains) {
  static Stores in(MemoryDatabase database) {
    return new Stores(
        database,
        new MemoryCounters(database),
        new MemoryRoomStore(database),
        new MemoryEventStore(database),
        new MemoryMembershipStore(database),
        new MemoryRoomInventory(database),
        new MemoryAuthChainStore(database));
  }

  static Stores in(SqlDatabase database) {
    return new Stores(
        database,
        new SqlCounters(database.sql()),
        new SqlRoomStore(database.direct()),
        new SqlEventStore(database.direct()),
        new SqlMembershipStore(database.direct()),
        new SqlRoomInventory(database.direct()),
        new SqlAuthChainStore(database.direct()));
  }
}
