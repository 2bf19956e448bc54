package chat.ranvier.domain.visibility;

import chat.ranvier.domain.event.EventLimits;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.json.Utf8;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The outline of a room's state that those see who may join it, so that they can tell which room it
 * is. The type of the room, such as a space, stands in its create event.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#stripped-state">Stripped state</a>
 */
public final class StrippedState {
  /** The most events of a stripped state. */
  public static final int MAX_EVENTS = 64;

  /** The most bytes of a stripped state, by its events' canonical JSON. */
  public static final int MAX_BYTES = 49_152;

  /** How many of another server's events are looked at. */
  private static final int MAX_RECEIVED = 1_024;

  private static final Set<String> MEMBERS = Set.of("sender", "type", "state_key", "content");

  private static final List<StateSlot> OF_EVERY_ROOM =
      List.of(
          StateSlot.of("m.room.create"),
          StateSlot.of("m.room.name"),
          StateSlot.of("m.room.avatar"),
          StateSlot.of("m.room.topic"),
          StateSlot.of("m.room.join_rules"),
          StateSlot.of("m.room.canonical_alias"),
          StateSlot.of("m.room.encryption"));

  private StrippedState() {}

  /** The slots shown to who knocks, or looks at the room from outside. */
  public static SequencedSet<StateSlot> slots() {
    return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(OF_EVERY_ROOM));
  }

  /** The slots shown to who is invited: who invites has a name and a picture too. */
  public static SequencedSet<StateSlot> slotsForInviteBy(UserId inviter) {
    LinkedHashSet<StateSlot> slots = new LinkedHashSet<>(OF_EVERY_ROOM);
    slots.add(new StateSlot("m.room.member", inviter.value()));
    return Collections.unmodifiableSequencedSet(slots);
  }

  /** What remains of a state event: its sender, type, state key and content. */
  public static JsonObject strip(Pdu event) {
    return JsonObject.builder()
        .put("sender", event.sender().value())
        .put("type", event.type())
        .putIfPresent("state_key", event.stateKey())
        .put("content", event.content())
        .build();
  }

  /**
   * As many of the stripped events as may travel together, in their order: one that is too large
   * for what is left is passed over, and those behind it are not.
   */
  public static JsonArray bounded(List<JsonObject> events) {
    List<JsonValue> kept = new ArrayList<>();
    int left = MAX_BYTES;
    for (JsonObject event : events) {
      int bytes = JsonWriter.toBytes(event).length;
      if (bytes <= left && kept.size() < MAX_EVENTS) {
        kept.add(event);
        left -= bytes;
      }
    }
    return new JsonArray(kept);
  }

  /**
   * What another server sent as the stripped state of a room, pruned to what may be shown to
   * clients: events that are none are left out, everything but the four members of each is taken
   * away, of several for one slot the first remains, and there are no more than {@link #bounded}
   * lets through. Whether any of it is true is known to nobody.
   *
   * @param events stripped events or whole ones, in whatever shape they came
   */
  public static JsonArray received(JsonArray events) {
    Map<StateSlot, JsonObject> bySlot = new LinkedHashMap<>();
    events
        .objects()
        .limit(MAX_RECEIVED)
        .filter(StrippedState::isEvent)
        .forEach(event -> bySlot.putIfAbsent(slot(event), event.retaining(MEMBERS)));
    return bounded(List.copyOf(bySlot.values()));
  }

  /**
   * Whether the stripped state tells which room it is of, as it must: the create event is in it.
   *
   * @param stripped what {@link #received} has pruned
   */
  public static boolean namesRoom(JsonArray stripped) {
    return stripped.objects().map(StrippedState::slot).anyMatch(OF_EVERY_ROOM.getFirst()::equals);
  }

  private static boolean isEvent(JsonObject event) {
    return event.object("content").isPresent()
        && event.string("type").filter(StrippedState::isShort).isPresent()
        && event.string("state_key").filter(StrippedState::isShort).isPresent()
        && event.string("sender").filter(StrippedState::isUser).isPresent();
  }

  private static boolean isShort(String field) {
    return !Utf8.isLongerThan(EventLimits.MAX_FIELD_BYTES, field);
  }

  private static boolean isUser(String text) {
    return UserId.find(text).filter(UserId::isCompliant).isPresent();
  }

  private static StateSlot slot(JsonObject event) {
    return new StateSlot(
        event.string("type").orElseThrow(), event.string("state_key").orElseThrow());
  }
}
