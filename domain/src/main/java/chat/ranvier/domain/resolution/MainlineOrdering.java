package chat.ranvier.domain.resolution;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The mainline ordering based on a power levels event: events that rest on an early one of the
 * power levels it goes back to come before those that rest on a late one.
 */
final class MainlineOrdering {
  /** The position of what rests on none of them: "a sentinel value greater than any integer". */
  private static final int NOWHERE = Integer.MAX_VALUE;

  private final EventsAtHand events;

  /** The positions of power levels: those of the mainline itself, and those that lead to it. */
  private final Map<Long, Integer> positions = new HashMap<>();

  /** The next of the mainline, which is followed no further than it has been asked for. */
  private Optional<ResolvableEvent> next;

  private int length;

  /**
   * The ordering based on these power levels.
   *
   * @param powerLevels the event, where the room has one; without it, nothing rests on it
   */
  MainlineOrdering(EventsAtHand events, Optional<ResolvableEvent> powerLevels) {
    this.events = events;
    this.next = powerLevels;
  }

  /**
   * The events "from smallest to largest", where "x &lt; y if the mainline position of x is greater
   * […]".
   */
  List<ResolvableEvent> sort(Collection<Long> unsorted) {
    return events.load(unsorted).stream()
        .map(event -> new RankedEvent(event, position(event)))
        .sorted()
        .map(RankedEvent::event)
        .toList();
  }

  /**
   * "Find the smallest index j ≥ 1 for which e<sub>j</sub> belongs to the mainline of P […]. Then
   * e<sub>j</sub> = P<sub>i</sub>", and i is the position.
   */
  private int position(ResolvableEvent event) {
    Set<Long> passed = new LinkedHashSet<>();
    int position = NOWHERE;
    Optional<ResolvableEvent> levels = powerLevelsOf(event);
    while (levels.isPresent() && position == NOWHERE) {
      long number = levels.get().number();
      position = known(number);
      if (position == NOWHERE) {
        boolean goesOn = !positions.containsKey(number) && passed.add(number);
        levels = goesOn ? powerLevelsOf(levels.get()) : Optional.empty();
      }
    }
    int found = position;
    passed.forEach(number -> positions.put(number, found));
    return position;
  }

  /** The position of power levels, as far as it is known once the mainline has been followed. */
  private int known(long powerLevels) {
    while (!positions.containsKey(powerLevels) && next.isPresent()) {
      follow(next.get());
    }
    return positions.getOrDefault(powerLevels, NOWHERE);
  }

  /**
   * "Repeatedly fetch P<sub>i+1</sub>, the power levels event in the auth_events of P<sub>i</sub>."
   */
  private void follow(ResolvableEvent mainline) {
    boolean isNew = positions.putIfAbsent(mainline.number(), length) == null;
    length++;
    next = isNew ? powerLevelsOf(mainline) : Optional.empty();
  }

  private Optional<ResolvableEvent> powerLevelsOf(ResolvableEvent event) {
    return events.authEvent(event, EventsAtHand.POWER_LEVELS);
  }
}
