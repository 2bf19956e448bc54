package chat.ranvier.db.sql.room;

import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.application.room.port.RoomHead;
import chat.ranvier.application.room.port.RoomRef;
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
          .number("invited_count");
  private static final BulkInsert ROOMS =
      NEW_ROOMS.orElse(
          """
          ON CONFLICT (room) DO UPDATE SET extremities = excluded.extremities,
            joined_count = excluded.joined_count, invited_count = excluded.invited_count
          """);

  private final Sql sql;

  RoomRows(Sql sql) {
    this.sql = sql;
  }

  /** Stores where the rooms stand; the last append of each room stands. */
  void append(List<PositionedAppend> appends) {
    Map<RoomRef, RoomHead> heads = new LinkedHashMap<>();
    Set<RoomRef> fresh = new HashSet<>();
    for (PositionedAppend each : appends) {
      RoomAppend append = each.append();
      heads.put(append.room(), append.headAfter());
      if (append.isNewRoom()) {
        fresh.add(append.room());
      }
    }
    List<Values> added = new ArrayList<>();
    List<Values> changed = new ArrayList<>();
    heads.forEach((room, head) -> (fresh.contains(room) ? added : changed).add(row(room, head)));
    sql.insert(NEW_ROOMS, added);
    sql.insert(ROOMS, changed);
  }

  private static Values row(RoomRef room, RoomHead head) {
    return Values.of(
        room.number(),
        room.roomId().value(),
        room.version().id(),
        EventNumbers.pack(head.extremities().stream().map(Extremity::eventNumber).toList()),
        head.joinedCount(),
        head.invitedCount());
  }
}
