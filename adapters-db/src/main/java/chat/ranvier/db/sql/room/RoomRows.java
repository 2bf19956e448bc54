package chat.ranvier.db.sql.room;

import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.application.room.port.RoomHead;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows that an append adds or changes in {@code rooms}. */
final class RoomRows {
  private static final BulkInsert NEW_ROOMS =
      BulkInsert.into("rooms")
          .number("room")
          .text("room_id")
          .text("version")
          .bytes("extremities")
          .number("joined_count")
          .number("invited_count")
          .number("last_gap")
          .number("last_merge");
  private static final BulkInsert ROOMS =
      NEW_ROOMS.orElse(
          """
          ON CONFLICT (room) DO UPDATE SET extremities = excluded.extremities,
            joined_count = excluded.joined_count, invited_count = excluded.invited_count,
            last_gap = COALESCE(NULLIF(excluded.last_gap, 0), rooms.last_gap),
            last_merge = COALESCE(NULLIF(excluded.last_merge, 0), rooms.last_merge)
          """);

  private final Sql sql;

  RoomRows(Sql sql) {
    this.sql = sql;
  }

  /** Stores where the rooms stand; the last append of each room stands. */
  void append(List<PositionedAppend> appends) {
    Map<RoomRef, StoredRoom> last = new LinkedHashMap<>();
    Set<RoomRef> fresh = new HashSet<>();
    for (PositionedAppend each : appends) {
      RoomAppend append = each.append();
      StoredRoom before =
          last.getOrDefault(append.room(), new StoredRoom(append.room(), append.headAfter(), 0));
      last.put(append.room(), before.after(each));
      if (append.isNewRoom()) {
        fresh.add(append.room());
      }
    }
    List<Values> added = new ArrayList<>();
    List<Values> changed = new ArrayList<>();
    last.forEach((room, stored) -> (fresh.contains(room) ? added : changed).add(row(stored)));
    sql.insert(NEW_ROOMS, added);
    sql.insert(ROOMS, changed);
  }

  /** Puts where a room stands in place of what was noted of it, if anything was. */
  void put(StoredRoom stored) {
    sql.insert(ROOMS, List.of(row(stored)));
  }

  private static Values row(StoredRoom stored) {
    RoomRef room = stored.room();
    RoomHead head = stored.head();
    return Values.of(
        room.number(),
        room.roomId().value(),
        room.version().id(),
        EventNumbers.pack(head.extremities().stream().map(Extremity::eventNumber).toList()),
        head.joinedCount(),
        head.invitedCount(),
        stored.lastGap(),
        stored.lastMerge());
  }
}
