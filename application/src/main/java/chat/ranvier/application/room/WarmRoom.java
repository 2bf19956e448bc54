package chat.ranvier.application.room;

import chat.ranvier.application.environment.Mailbox;
import chat.ranvier.application.room.port.IntakeChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomHead;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/*
 * Two heads of one room.
 *
 * The committed head is what readers see. It moves only when an append has become durable, on the thread
 * that commits.
 *
 * The tentative head belongs to the room's writer: it is ahead of the committed one by the appends that
 * are on their way to storage, so that the writer need not wait for them. What these appends added and
 * storage does not have yet (nodes, events) is kept aside here until then.
 *
 * When an append fails, everything prepared on top of it is void: the generation moves on, appends of an
 * older generation are given up, and the writer begins again from what storage holds.
 */

/** A room in memory. */
final class WarmRoom {
  private final RoomRef room;
  private final RoomStore store;
  private final RoomCaches caches;
  private final Mailbox<RoomTask<?>> mailbox;
  private final ResolvedStates resolved = new ResolvedStates();
  private final Map<NodeId, StateNode> unsavedNodes = new ConcurrentHashMap<>();
  private final Map<Long, StoredEvent> unsavedEvents = new ConcurrentHashMap<>();
  private final Map<EventId, Long> unsavedNumbers = new ConcurrentHashMap<>();
  private final AtomicInteger users = new AtomicInteger();
  private volatile StoredRoom committed;
  private volatile int generation;
  private RoomHead tentative;
  private int tentativeGeneration;
  private SlotTable slots;
  private @Nullable RoomGraph graph;

  /**
   * A room that storage knows, or is about to.
   *
   * @param mailbox makes the mailbox of the room's writer
   * @param stored where the room stands; with {@link RoomHead#NONE} where it is about to be made
   */
  WarmRoom(StoredRoom stored, RoomStore store, RoomCaches caches, Mailbox<RoomTask<?>> mailbox) {
    this.room = stored.room();
    this.store = store;
    this.caches = caches;
    this.mailbox = mailbox;
    this.committed = stored;
    this.tentative = stored.head();
    this.slots = new SlotTable(store, room.number(), tentative.slotCount());
  }

  RoomRef room() {
    return room;
  }

  /** What readers see. */
  StoredRoom committed() {
    return committed;
  }

  Mailbox<RoomTask<?>> mailbox() {
    return mailbox;
  }

  /** Takes part in the room's life: it stays in memory until {@link #leave}. */
  void enter() {
    users.incrementAndGet();
  }

  void leave() {
    users.decrementAndGet();
  }

  boolean isUnused() {
    return users.get() == 0 && mailbox.isIdle();
  }

  int generation() {
    return generation;
  }

  /** The head that the next event is built on, read again from storage after a failure. */
  RoomHead tentative() {
    int current = generation;
    if (tentativeGeneration != current) {
      Optional<StoredRoom> stored = store.find(room.roomId());
      RoomHead head = stored.map(StoredRoom::head).orElse(RoomHead.NONE);
      slots = new SlotTable(store, room.number(), head.slotCount());
      unsavedNodes.clear();
      unsavedEvents.clear();
      unsavedNumbers.clear();
      graph = null;
      resolved.clear();
      tentative = head;
      tentativeGeneration = current;
    }
    return tentative;
  }

  /** Whether everything that the next event is built on is durable. */
  boolean isSettled() {
    return unsavedEvents.isEmpty() && tentative.equals(committed.head());
  }

  int tentativeGeneration() {
    return tentativeGeneration;
  }

  SlotTable slots() {
    return slots;
  }

  ResolvedStates resolved() {
    return resolved;
  }

  /** What is known of the gaps in the room's graph; read when it is first asked for. */
  RoomGraph graph() {
    RoomGraph known = graph;
    if (known == null) {
      known = new RoomGraph(store.graph(room.number()));
      graph = known;
    }
    return known;
  }

  /** Goes on from a prepared append before it is durable. */
  void advance(PreparedAppend<?> prepared) {
    prepared.append().newSlots().forEach(slot -> slots.add(slot.slot(), slot.number()));
    unsavedNodes.putAll(prepared.append().newNodes());
    prepared
        .append()
        .events()
        .forEach(event -> addUnsaved(StoredEvent.of(event, room.number(), 0)));
    IntakeChange intake = prepared.append().intake();
    intake.aside().forEach(event -> addUnsaved(StoredEvent.of(event, room.number())));
    if (!intake.graph().isNothing()) {
      graph().apply(intake.graph());
    }
    tentative = prepared.append().headAfter();
  }

  private void addUnsaved(StoredEvent event) {
    unsavedEvents.put(event.number(), event);
    unsavedNumbers.put(event.event().eventId(), event.number());
  }

  private void saved(StoredEvent event) {
    caches.remember(event);
    StoredEvent unsaved = unsavedEvents.get(event.number());
    boolean isPlacedAnew =
        unsaved != null
            && (unsaved.standing() != event.standing()
                || !unsaved.stateBefore().equals(event.stateBefore()));
    if (!isPlacedAnew) {
      unsavedNumbers.remove(event.event().eventId());
      unsavedEvents.remove(event.number());
    }
  }

  /** An append has become durable. */
  void committed(PositionedAppend done) {
    caches.remember(room.number(), done.append().newNodes());
    long position = done.firstPosition();
    for (NewEvent event : done.append().events()) {
      event.redacts().ifPresent(caches::forget);
      saved(StoredEvent.of(event, room.number(), position++));
    }
    done.append().intake().redactions().forEach(each -> caches.forget(each.target()));
    done.append().intake().aside().forEach(event -> saved(StoredEvent.of(event, room.number())));
    done.append().newNodes().keySet().forEach(unsavedNodes::remove);
    committed = committed.after(done);
  }

  /** An append of this generation has failed. */
  void failed(int failedGeneration) {
    if (failedGeneration == generation) {
      generation = failedGeneration + 1;
    }
  }

  StateNode node(NodeId id) {
    @Nullable StateNode unsaved = unsavedNodes.get(id);
    return unsaved != null ? unsaved : caches.node(room.number(), id);
  }

  /** The event of this number, which has to be one of the room's. */
  StoredEvent event(long number) {
    StoredEvent unsaved = unsavedEvents.get(number);
    if (unsaved != null) {
      return unsaved;
    }
    return caches
        .event(number)
        .orElseThrow(() -> new IllegalStateException("event " + number + " is in no table"));
  }

  /** The event of this id, where it is known. */
  Optional<StoredEvent> event(EventId eventId) {
    Long unsaved = unsavedNumbers.get(eventId);
    StoredEvent event = unsaved == null ? null : unsavedEvents.get(unsaved);
    return event != null ? Optional.of(event) : caches.event(eventId);
  }

  /** Those of the events that are known; they are in memory for a while. */
  Set<EventId> lookUp(Collection<EventId> wanted) {
    Set<EventId> missing = new HashSet<>(wanted);
    missing.removeIf(unsavedNumbers::containsKey);
    Set<EventId> unknown = new HashSet<>(missing);
    unknown.removeAll(caches.lookUp(missing));
    Set<EventId> known = new HashSet<>(wanted);
    known.removeAll(unknown);
    return known;
  }

  /** Reads these events, so that they are in memory for a while. */
  void load(Collection<Long> wanted) {
    caches.events(wanted.stream().filter(number -> !unsavedEvents.containsKey(number)).toList());
  }
}
