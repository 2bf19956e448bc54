package chat.ranvier.db.sql.membership;

import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.MembershipChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.BulkInsert;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that an append changes in {@code memberships}. */
public final class MembershipRows {
  private static final BulkInsert MEMBERSHIPS =
      BulkInsert.into("memberships")
          .text("user_id")
          .number("room")
          .text("membership")
          .number("event")
          .number("position")
          .number("forgotten")
          .bytes("stripped_state")
          .number("since")
          .orElse(
              """
              ON CONFLICT (user_id, room) DO UPDATE SET membership = excluded.membership,
                event = excluded.event, position = excluded.position,
                forgotten = excluded.forgotten, stripped_state = excluded.stripped_state,
                since = CASE WHEN memberships.membership = excluded.membership
                  THEN memberships.since ELSE excluded.since END
              """);

  private final Sql sql;

  /** The rows of this database. */
  public MembershipRows(Sql sql) {
    this.sql = sql;
  }

  private record Member(UserId user, long room) {}

  /** Stores what the appends say of memberships; the last word of each user and room stands. */
  public void append(List<PositionedAppend> appends) {
    Map<Member, Values> last = new LinkedHashMap<>();
    for (PositionedAppend each : appends) {
      long room = each.append().room().number();
      long position = each.firstPosition();
      for (NewEvent event : each.append().events()) {
        long at = position++;
        event
            .memberships()
            .forEach(now -> last.put(new Member(now.user(), room), row(now, room, at)));
      }
    }
    sql.insert(MEMBERSHIPS, List.copyOf(last.values()));
  }

  /** Puts these in place of all memberships of the room. */
  public void put(long room, List<RoomMembership> memberships) {
    sql.update("DELETE FROM memberships WHERE room = ?", room);
    sql.insert(MEMBERSHIPS, memberships.stream().map(MembershipRows::row).toList());
  }

  private static Values row(RoomMembership place) {
    return Values.of(
        place.user().value(),
        place.room().number(),
        place.membership().value(),
        place.eventNumber(),
        place.position(),
        place.forgotten(),
        json(place.strippedState()),
        place.position());
  }

  private static Values row(MembershipChange now, long room, long position) {
    return Values.of(
        now.user().value(),
        room,
        now.membership().value(),
        now.eventNumber(),
        position,
        false,
        json(now.strippedState()),
        position);
  }

  private static byte @Nullable [] json(JsonArray strippedState) {
    return strippedState.size() == 0 ? null : JsonWriter.toBytes(strippedState);
  }
}
