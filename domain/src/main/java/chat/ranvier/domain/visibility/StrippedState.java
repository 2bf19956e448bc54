package chat.ranvier.domain.visibility;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * The outline of a room's state that those see who may join it, so that they can tell which room it
 * is. The type of the room, such as a space, stands in its create event.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#stripped-state">Stripped state</a>
 */
public final class StrippedState {
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
}
