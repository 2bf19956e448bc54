package chat.ranvier.simulation;

import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A room as a client has come to know it while it was in it. */
final class RoomLog {
  private final long since;
  private final List<EventId> timeline = new ArrayList<>();
  private final Map<StateSlot, EventId> state = new TreeMap<>();

  /**
   * A room of which nothing is known yet.
   *
   * @param since the position from which on receipts are told
   */
  RoomLog(long since) {
    this.since = since;
  }

  long since() {
    return since;
  }

  List<EventId> timeline() {
    return timeline;
  }

  Map<StateSlot, EventId> state() {
    return state;
  }

  /** Adds what was left out between the last answer and this one. */
  void addGap(List<EventId> oldestFirst) {
    timeline.addAll(oldestFirst);
  }

  void addState(List<ClientEvent> events) {
    events.forEach(event -> fill(event.json()));
  }

  void addTimeline(List<ClientEvent> events, boolean makeState) {
    for (ClientEvent event : events) {
      JsonObject json = event.json();
      timeline.add(id(json));
      if (makeState) {
        fill(json);
      }
    }
  }

  private void fill(JsonObject json) {
    json.string("state_key")
        .ifPresent(
            key -> state.put(new StateSlot(json.string("type").orElseThrow(), key), id(json)));
  }

  static EventId id(ClientEvent event) {
    return id(event.json());
  }

  private static EventId id(JsonObject json) {
    return EventId.parse(json.string("event_id").orElseThrow());
  }
}
