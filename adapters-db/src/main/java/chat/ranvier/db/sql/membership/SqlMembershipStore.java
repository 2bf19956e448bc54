package chat.ranvier.db.sql.membership;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import java.util.Optional;

/** The memberships in the table {@code memberships}. */
public final class SqlMembershipStore implements MembershipStore {
  private static final String MEMBERSHIPS =
      """
      SELECT m.user_id, m.room, m.membership, m.event, m.position, m.forgotten, m.stripped_state,
        r.room_id, r.version
      FROM memberships m JOIN rooms r ON r.room = m.room
      """;

  private final Sql sql;

  /** The memberships of the database that the statements go to. */
  public SqlMembershipStore(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<RoomMembership> roomsOf(UserId user) {
    return sql.list(
        MEMBERSHIPS + "WHERE m.user_id = ?", SqlMembershipStore::membership, user.value());
  }

  @Override
  public Optional<RoomMembership> find(UserId user, long room) {
    return sql.find(
        MEMBERSHIPS + "WHERE m.user_id = ? AND m.room = ?",
        SqlMembershipStore::membership,
        user.value(),
        room);
  }

  @Override
  public List<RoomMembership> members(long room, Membership membership, int limit) {
    return sql.list(
        MEMBERSHIPS + "WHERE m.room = ? AND m.membership = ? ORDER BY m.user_id LIMIT ?",
        SqlMembershipStore::membership,
        room,
        membership.value(),
        limit);
  }

  @Override
  public List<UserId> guestsIn(long room) {
    return sql.list(
        """
        SELECT m.user_id FROM memberships m JOIN users u ON u.name = m.user_id
        WHERE m.room = ? AND m.membership = ? AND u.is_guest = 1
        ORDER BY m.user_id
        """,
        row -> new UserId(row.text("user_id")),
        room,
        Membership.JOIN.value());
  }

  @Override
  public void forget(UserId user, long room) {
    sql.update(
        "UPDATE memberships SET forgotten = 1 WHERE user_id = ? AND room = ?", user.value(), room);
  }

  private static RoomMembership membership(Row row) {
    return new RoomMembership(
        room(row),
        new UserId(row.text("user_id")),
        known(Membership.find(row.text("membership")), row.text("membership")),
        row.number("event"),
        row.number("position"),
        row.truth("forgotten"),
        row.optionalBytes("stripped_state")
            .map(json -> (JsonArray) JsonReader.readOwn(json))
            .orElse(JsonArray.empty()));
  }

  private static RoomRef room(Row row) {
    return new RoomRef(
        row.number("room"),
        new RoomId(row.text("room_id")),
        known(RoomVersion.find(row.text("version")), row.text("version")));
  }

  private static <T> T known(Optional<T> value, String text) {
    return value.orElseThrow(() -> new StorageException("stored, but not known: " + text));
  }
}
