package chat.ranvier.db.sql.membership;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.membership.port.UserInRoom;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.db.sql.dialect.Values;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  public Map<Long, Long> joinedSince(UserId user, Collection<Long> rooms) {
    Map<Long, Long> since = new HashMap<>();
    sql.list(
        "SELECT room, since FROM memberships WHERE user_id = ? AND membership = 'join' AND "
            + sql.dialect().among("room", SqlType.NUMBER),
        row -> since.put(row.number("room"), row.number("since")),
        user.value(),
        SqlList.numbers(rooms));
    return since;
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
  public List<UserId> joinedAmong(long room, Collection<UserId> users) {
    return sql.list(
        "SELECT user_id FROM memberships WHERE room = ? AND membership = 'join' AND "
            + sql.dialect().among("user_id", SqlType.TEXT)
            + " ORDER BY user_id",
        SqlMembershipStore::user,
        room,
        SqlList.texts(users.stream().map(UserId::value).toList()));
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
  public List<UserId> sharing(UserId user, Collection<UserId> others) {
    return sql.list(
        "SELECT DISTINCT m.user_id FROM memberships m JOIN memberships me ON me.room = m.room"
            + " AND me.user_id = ? AND me.membership = 'join' WHERE m.membership = 'join' AND "
            + sql.dialect().among("m.user_id", SqlType.TEXT)
            + " ORDER BY m.user_id",
        SqlMembershipStore::user,
        user.value(),
        SqlList.texts(others.stream().map(UserId::value).toList()));
  }

  @Override
  public List<UserId> met(UserId user, long after, long upTo) {
    return sql.list(
        """
        SELECT m.user_id FROM memberships m
          JOIN memberships me ON me.room = m.room AND me.user_id = ? AND me.membership = 'join'
        WHERE m.since > ? AND m.since <= ? AND m.membership = 'join'
        UNION
        SELECT m.user_id FROM memberships me
          JOIN memberships m ON m.room = me.room AND m.membership = 'join'
        WHERE me.user_id = ? AND me.membership = 'join' AND me.since > ? AND me.since <= ?
        ORDER BY 1
        """,
        SqlMembershipStore::user,
        user.value(),
        after,
        upTo,
        user.value(),
        after,
        upTo);
  }

  @Override
  public List<UserId> parted(UserId user, long after, long upTo) {
    return sql.list(
        """
        SELECT m.user_id FROM memberships m
          JOIN memberships me ON me.room = m.room AND me.user_id = ? AND me.membership = 'join'
        WHERE m.since > ? AND m.since <= ? AND m.membership IN ('leave', 'ban')
        UNION
        SELECT m.user_id FROM memberships me
          JOIN memberships m ON m.room = me.room AND (m.membership = 'join' OR m.since > ?)
        WHERE me.user_id = ? AND me.membership IN ('leave', 'ban')
          AND me.since > ? AND me.since <= ?
        ORDER BY 1
        """,
        SqlMembershipStore::user,
        user.value(),
        after,
        upTo,
        after,
        user.value(),
        after,
        upTo);
  }

  private static UserId user(Row row) {
    return new UserId(row.text("user_id"));
  }

  @Override
  public void forget(List<UserInRoom> forgotten) {
    sql.batch(
        "UPDATE memberships SET forgotten = 1 WHERE user_id = ? AND room = ?"
            + " AND membership IN ('leave', 'ban')",
        forgotten.stream().map(each -> Values.of(each.user().value(), each.room())).toList());
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
