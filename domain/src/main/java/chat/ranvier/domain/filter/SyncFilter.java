package chat.ranvier.domain.filter;

import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;

/**
 * A filter on all that {@code /sync} tells, read leniently.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3useruseridfilter">Filter</a>
 */
public final class SyncFilter {
  /** The filter that wants everything. */
  public static final SyncFilter ALL = new SyncFilter(JsonObject.empty());

  private final JsonObject json;
  private final JsonObject room;
  private final Choice rooms;
  private final EventFilter timeline;
  private final EventFilter state;
  private final EventFilter ephemeral;
  private final EventFilter roomAccountData;
  private final EventFilter accountData;

  /** The filter that the object spells. */
  public SyncFilter(JsonObject json) {
    this.json = json;
    this.room = json.object("room").orElse(JsonObject.empty());
    this.rooms = Choice.read(room, "rooms");
    this.timeline = part(room, "timeline");
    this.state = part(room, "state");
    this.ephemeral = part(room, "ephemeral");
    this.roomAccountData = part(room, "account_data");
    this.accountData = part(json, "account_data");
  }

  private static EventFilter part(JsonObject json, String name) {
    return json.object(name).map(EventFilter::new).orElse(EventFilter.ALL);
  }

  /** On timelines. */
  public EventFilter timeline() {
    return timeline;
  }

  /** Whether unread counts of threads are wanted apart from those of their rooms. */
  public boolean wantsThreadCounts() {
    return room.object("timeline")
        .flatMap(filter -> filter.bool("unread_thread_notifications"))
        .orElse(false);
  }

  /** On rooms' state. */
  public EventFilter state() {
    return state;
  }

  /** On typing and receipts. */
  public EventFilter ephemeral() {
    return ephemeral;
  }

  /** On the account data of rooms. */
  public EventFilter roomAccountData() {
    return roomAccountData;
  }

  /** On global account data. */
  public EventFilter accountData() {
    return accountData;
  }

  /** Whether anything of this room is wanted. */
  public boolean acceptsRoom(RoomId roomId) {
    return rooms.accepts(roomId.value());
  }

  /** Whether rooms that were left are wanted in an initial sync. */
  public boolean includesLeave() {
    return room.bool("include_leave").orElse(false);
  }

  /** Whether of all members only those are wanted that the events shown need. */
  public boolean isLazyLoadingMembers() {
    return state.isLazyLoadingMembers() || timeline.isLazyLoadingMembers();
  }

  /** Whether events are wanted as servers exchange them. */
  public boolean isFederationFormat() {
    return json.string("event_format").filter("federation"::equals).isPresent();
  }
}
