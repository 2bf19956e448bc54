package chat.ranvier.application.room.port;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an append adds to a room beside new events of its timeline, where it holds events of other
 * servers.
 *
 * @param aside the events that no timeline shows, or only before all that happened here
 * @param placedAnew the numbers of those of the append's events that are stored already, as
 *     outliers or rejected ones, and stand otherwise now
 * @param redactions what redacts what, beside the redactions that timeline events are
 * @param graph what becomes known of gaps
 * @param afterGap the numbers of new timeline events that follow on something unknown
 * @param merging the numbers of new timeline events that found another state than the current one,
 *     or change that in other ways than by themselves
 * @param overtaken the events that the stream places otherwise among the room's others than their
 *     depth does, by number: how deep the deepest event of the room was when they came
 */
public record IntakeChange(
    List<AsideEvent> aside,
    Set<Long> placedAnew,
    List<Redaction> redactions,
    GraphChange graph,
    Set<Long> afterGap,
    Set<Long> merging,
    Map<Long, Long> overtaken) {
  /** Nothing. */
  public static final IntakeChange NONE =
      new IntakeChange(
          List.of(), Set.of(), List.of(), GraphChange.NONE, Set.of(), Set.of(), Map.of());

  /** Copies the collections. */
  public IntakeChange {
    aside = List.copyOf(aside);
    placedAnew = Set.copyOf(placedAnew);
    redactions = List.copyOf(redactions);
    afterGap = Set.copyOf(afterGap);
    merging = Set.copyOf(merging);
    overtaken = Map.copyOf(overtaken);
  }

  /** Nothing but that these new events make more of the current state than themselves. */
  public static IntakeChange merging(Set<Long> events) {
    return new IntakeChange(
        List.of(), Set.of(), List.of(), GraphChange.NONE, Set.of(), events, Map.of());
  }

  /** The same with these events placed otherwise by their depth than by the stream. */
  public IntakeChange overtaken(Map<Long, Long> events) {
    return events.isEmpty()
        ? this
        : new IntakeChange(aside, placedAnew, redactions, graph, afterGap, merging, events);
  }

  /** Whether nothing is to be stored. */
  public boolean isNothing() {
    return aside.isEmpty() && graph.isNothing();
  }
}
