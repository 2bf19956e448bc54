package chat.ranvier.db.sql.room;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.room.port.DepthRange;
import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomHead;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.StoredGraph;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.db.sql.Row;
import chat.ranvier.db.sql.Sql;
import chat.ranvier.db.sql.dialect.SqlList;
import chat.ranvier.db.sql.dialect.SqlType;
import chat.ranvier.db.sql.membership.MembershipRows;
import chat.ranvier.db.sql.state.StateRows;
import chat.ranvier.db.sql.timeline.EventRows;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateRoot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rooms in the table {@code rooms}, and their states, events and memberships beside it.
 *
 * <p>An append of many rooms takes one statement for each table that it changes: three for messages
 * that clients sent.
 */
public final class SqlRoomStore implements RoomStore {
  private static final String ROOM =
      """
      SELECT r.room, r.room_id, r.version, r.extremities, r.joined_count, r.invited_count,
        r.last_gap, r.last_merge,
        (SELECT h.root FROM state_history h WHERE h.room = r.room
          ORDER BY h.position DESC LIMIT 1) AS root,
        (SELECT max(s.slot) FROM slots s WHERE s.room = r.room) AS last_slot,
        (SELECT max(e.position) FROM events e WHERE e.room = r.room) AS last_position,
        (SELECT min(e.position) FROM events e WHERE e.room = r.room) AS first_position,
        (SELECT min(e.depth) FROM events e
          WHERE e.room = r.room AND e.position IS NOT NULL) AS shallowest,
        (SELECT max(e.depth) FROM events e
          WHERE e.room = r.room AND e.position IS NOT NULL) AS deepest,
        (SELECT 1 FROM events e WHERE e.room = r.room AND e.top IS NOT NULL LIMIT 1) AS tangled
      FROM rooms r WHERE r.room_id = ?
      """;

  private final Sql sql;
  private final RoomRows rooms;
  private final StateRows states;
  private final EventRows events;
  private final MembershipRows memberships;
  private final GraphRows graphs;

  /** The rooms of the database that the statements go to. */
  public SqlRoomStore(Sql sql) {
    this.sql = sql;
    this.rooms = new RoomRows(sql);
    this.states = new StateRows(sql);
    this.events = new EventRows(sql);
    this.memberships = new MembershipRows(sql);
    this.graphs = new GraphRows(sql);
  }

  @Override
  public void append(List<PositionedAppend> appends) {
    events.append(appends);
    rooms.append(appends);
    states.append(appends);
    memberships.append(appends);
    graphs.append(appends);
  }

  @Override
  public Optional<StoredRoom> find(RoomId roomId) {
    return sql.together(() -> sql.find(ROOM, this::room, roomId.value()));
  }

  private StoredRoom room(Row row) {
    String version = row.text("version");
    RoomRef ref =
        new RoomRef(
            row.number("room"),
            new RoomId(row.text("room_id")),
            RoomVersion.find(version)
                .orElseThrow(() -> new StorageException("unknown room version " + version)));
    RoomHead head =
        new RoomHead(
            row.optionalBytes("root").map(StateRoot::ofBytes).orElse(StateRoot.EMPTY),
            extremities(EventNumbers.unpack(row.bytes("extremities"))),
            (int) row.optionalNumber("last_slot").orElse(-1) + 1,
            row.number("joined_count"),
            row.number("invited_count"),
            Math.min(0, row.optionalNumber("first_position").orElse(0)),
            depths(row));
    return new StoredRoom(
        ref,
        head,
        Math.max(0, row.optionalNumber("last_position").orElse(0)),
        row.number("last_gap"),
        row.number("last_merge"),
        row.optionalNumber("tangled").isPresent());
  }

  private static DepthRange depths(Row row) {
    return new DepthRange(
        row.optionalNumber("shallowest").orElse(DepthRange.NONE.shallowest()),
        row.optionalNumber("deepest").orElse(DepthRange.NONE.deepest()));
  }

  private List<Extremity> extremities(List<Long> numbers) {
    String statement =
        "SELECT event, event_id, depth FROM events WHERE "
            + sql.dialect().among("event", SqlType.NUMBER);
    return sql
        .list(
            statement,
            row ->
                new Extremity(
                    row.number("event"), new EventId(row.text("event_id")), row.number("depth")),
            SqlList.numbers(numbers))
        .stream()
        .sorted(Comparator.comparing(extremity -> numbers.indexOf(extremity.eventNumber())))
        .toList();
  }

  @Override
  public StateNode loadNode(long room, NodeId node) {
    return states.loadNode(room, node);
  }

  @Override
  public OptionalInt findSlot(long room, StateSlot slot) {
    return states.findSlot(room, slot);
  }

  @Override
  public List<StateSlot> slots(long room, int from, int to) {
    return states.slots(room, from, to);
  }

  @Override
  public StateRoot currentStateAt(long room, long position) {
    return states.currentStateAt(room, position);
  }

  @Override
  public StoredGraph graph(long room) {
    return sql.together(() -> graphs.graph(room));
  }

  @Override
  public List<RoomId> withMoreExtremities(int than, int limit) {
    return sql.list(
        """
        SELECT room_id FROM rooms WHERE length(extremities) > ?
        ORDER BY length(extremities) DESC, room LIMIT ?
        """,
        row -> new RoomId(row.text("room_id")),
        than * Long.BYTES,
        limit);
  }

  @Override
  public Set<Long> changedSince(Collection<Long> rooms, long position) {
    String statement =
        "SELECT r.room FROM rooms r WHERE "
            + sql.dialect().among("r.room", SqlType.NUMBER)
            + " AND EXISTS (SELECT 1 FROM events e WHERE e.room = r.room AND e.position > ?)";
    return sql.list(statement, row -> row.number("room"), SqlList.numbers(rooms), position).stream()
        .collect(Collectors.toSet());
  }
}
