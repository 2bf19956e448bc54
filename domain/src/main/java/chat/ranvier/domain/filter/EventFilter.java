package chat.ranvier.domain.filter;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A filter on events, read leniently: a member of a wrong type counts as absent.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3useruseridfilter_request_roomeventfilter">RoomEventFilter</a>
 */
public final class EventFilter {
  /** The filter that wants everything. */
  public static final EventFilter ALL = new EventFilter(JsonObject.empty());

  private final JsonObject json;
  private final Choice types;
  private final Choice senders;
  private final Choice rooms;
  private final Optional<Boolean> containsUrl;

  /** The filter that the object spells. */
  public EventFilter(JsonObject json) {
    this.json = json;
    this.types = Choice.read(json, "types");
    this.senders = Choice.read(json, "senders");
    this.rooms = Choice.read(json, "rooms");
    this.containsUrl = json.bool("contains_url");
  }

  /** The most events that are wanted, where the filter says so; at least 0. */
  public OptionalInt limit() {
    return json.integer("limit").isPresent()
        ? OptionalInt.of(Math.clamp(json.integer("limit").getAsLong(), 0, Integer.MAX_VALUE))
        : OptionalInt.empty();
  }

  /** Whether of all members only those are wanted that the events shown need. */
  public boolean isLazyLoadingMembers() {
    return json.bool("lazy_load_members").orElse(false);
  }

  /** Whether members are wanted that the client has been sent before. */
  public boolean isIncludingRedundantMembers() {
    return json.bool("include_redundant_members").orElse(false);
  }

  /** Whether nothing can pass, whatever it is. */
  public boolean acceptsNothing() {
    return types.acceptsNothing()
        || senders.acceptsNothing()
        || rooms.acceptsNothing()
        || limit().orElse(1) == 0;
  }

  /** Whether events of this room are wanted. */
  public boolean acceptsRoom(RoomId room) {
    return rooms.accepts(room.value());
  }

  /** Whether this event is wanted, as far as its room does not decide it. */
  public boolean accepts(Pdu event) {
    return acceptsType(event.type())
        && senders.accepts(event.sender().value())
        && containsUrl
            .map(wanted -> wanted == event.content().string("url").isPresent())
            .orElse(true);
  }

  /** Whether events of this type are wanted; {@code *} in the filter stands for any characters. */
  public boolean acceptsType(String type) {
    return types.accepts(type, Glob::matches);
  }

  /** Whether every event passes. */
  public boolean acceptsEverything() {
    return types.equals(Choice.ALL)
        && senders.equals(Choice.ALL)
        && rooms.equals(Choice.ALL)
        && containsUrl.isEmpty();
  }
}
