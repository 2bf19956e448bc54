package chat.ranvier.db.memory.room;

import chat.ranvier.application.room.port.BackwardExtremity;
import chat.ranvier.application.room.port.GraphChange;
import chat.ranvier.application.room.port.Redaction;
import chat.ranvier.application.room.port.StoredGraph;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;

/** What is missing in the graphs of rooms in memory. */
final class MemoryGraphs {
  private record Key(long room, String event, long follower) {
    static final Comparator<Key> ORDER =
        Comparator.comparingLong(Key::room)
            .thenComparing(Key::event)
            .thenComparingLong(Key::follower);

    static Key of(long room, EventId event) {
      return new Key(room, event.value(), 0);
    }
  }

  private final MemoryTable<Key, BackwardExtremity> backward;
  private final MemoryTable<Key, Pdu> waiting;
  private final MemoryTable<Key, Redaction> redactions;

  MemoryGraphs(MemoryDatabase database) {
    this.backward = database.table("backward_extremities", Key.ORDER);
    this.waiting = database.table("waiting_events", Key.ORDER);
    this.redactions = database.table("awaiting_redactions", Key.ORDER);
  }

  void append(long room, GraphChange change) {
    for (BackwardExtremity each : change.opened()) {
      backward.put(new Key(room, each.missing().value(), each.follower()), each);
    }
    for (EventId closed : change.closed()) {
      Key first = Key.of(room, closed);
      Key last = new Key(room, closed.value(), Long.MAX_VALUE);
      backward
          .read(rows -> List.copyOf(rows.subMap(first, true, last, true).keySet()))
          .forEach(backward::remove);
    }
    change.waiting().forEach(event -> waiting.putIfAbsent(Key.of(room, event.eventId()), event));
    change.released().forEach(event -> waiting.remove(Key.of(room, event)));
    change.awaiting().forEach(each -> redactions.put(key(room, each), each));
    change.settled().forEach(each -> redactions.remove(key(room, each)));
  }

  private static Key key(long room, Redaction redaction) {
    return new Key(room, redaction.target().value(), redaction.number());
  }

  StoredGraph graph(long room) {
    return new StoredGraph(
        backward.read(rows -> List.copyOf(ofRoom(rows, room))),
        waiting.read(rows -> List.copyOf(ofRoom(rows, room))),
        redactions.read(rows -> List.copyOf(ofRoom(rows, room))));
  }

  private static <V> Collection<V> ofRoom(NavigableMap<Key, V> rows, long room) {
    return rows.subMap(new Key(room, "", 0), new Key(room + 1, "", 0)).values();
  }
}
