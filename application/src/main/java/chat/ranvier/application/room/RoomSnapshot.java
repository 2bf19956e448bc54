package chat.ranvier.application.room;

import chat.ranvier.application.room.port.RoomHead;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.PowerLevels;
import java.util.List;
import java.util.Optional;

/** A room as it stood at one moment, durable and visible; what is read from it does not change. */
public final class RoomSnapshot {
  private final StoredRoom stored;
  private final RoomStates states;

  RoomSnapshot(StoredRoom stored, RoomStates states) {
    this.stored = stored;
    this.states = states;
  }

  /** Which room it is. */
  public RoomRef room() {
    return stored.room();
  }

  /** Where the room stands. */
  public RoomHead head() {
    return stored.head();
  }

  /** The stream position of the room's newest event. */
  public long lastPosition() {
    return stored.lastPosition();
  }

  /** The position of the newest event before which something is missing; 0 where none is. */
  public long lastGap() {
    return stored.lastGap();
  }

  /**
   * The position of the newest event that found another state than the current one, or changed that
   * in other ways than by itself; 0 where there is none. After it, one event's state follows from
   * the one before.
   */
  public long lastMerge() {
    return stored.lastMerge();
  }

  /** Whether the order of the room's events by the stream is another than that by their depth. */
  public boolean isTangled() {
    return stored.isTangled();
  }

  /** The event that fills a slot of the current state. */
  public Optional<StoredEvent> state(StateSlot slot) {
    return states.find(head().state(), slot);
  }

  /** The event of this type with the empty state key. */
  public Optional<StoredEvent> state(String type) {
    return state(StateSlot.of(type));
  }

  /** All events of the current state, in the order in which their slots were first filled. */
  public List<StoredEvent> state() {
    return states.all(head().state());
  }

  /** The room's states at any moment. */
  public RoomStates states() {
    return states;
  }

  /** The user's membership in the current state. */
  public Membership membership(UserId user) {
    return state(new StateSlot("m.room.member", user.value()))
        .flatMap(event -> new MemberContent(event.event().content()).membership())
        .orElse(Membership.LEAVE);
  }

  /** Who has how much power in the current state. */
  public PowerLevels powerLevels() {
    AuthState current = slot -> state(slot).map(StoredEvent::event);
    return current.powerLevels(current.find(StateSlot.of("m.room.create")).orElseThrow());
  }
}
