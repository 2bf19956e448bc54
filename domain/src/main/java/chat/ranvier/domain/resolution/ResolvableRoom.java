package chat.ranvier.domain.resolution;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;

/** What state resolution asks about a room: its events by number, and the numbers of its slots. */
public interface ResolvableRoom {
  /** The create event; since version 12 no auth event names it, the room id does. */
  Pdu create();

  /**
   * The events of these numbers, which a state holds or which are in the auth chain of such an
   * event; asked for many at once, so that they can be read at once.
   *
   * @throws IllegalStateException where one is missing
   */
  Map<Long, ResolvableEvent> events(Collection<Long> numbers);

  /** The number of the slot; none where no state of the room has ever filled it. */
  OptionalInt slotNumber(StateSlot slot);

  /**
   * The number of the slot, a new one where it has none yet: resolution may bring back an event for
   * a slot that none of the states fills.
   */
  int giveSlotNumber(StateSlot slot);
}
