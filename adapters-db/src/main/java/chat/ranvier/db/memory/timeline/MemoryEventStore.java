package chat.ranvier.db.memory.timeline;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.application.timeline.port.Arrival;
import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.timeline.port.GraphEntry;
import chat.ranvier.application.timeline.port.GraphPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.EventId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The events of a database in memory. */
public final class MemoryEventStore implements EventStore {
  private record RoomPosition(long room, long position) {
    static final Comparator<RoomPosition> ORDER =
        Comparator.comparingLong(RoomPosition::room).thenComparingLong(RoomPosition::position);
  }

  private record RoomPlace(long room, GraphPlace place) {
    static final Comparator<RoomPlace> ORDER =
        Comparator.comparingLong(RoomPlace::room).thenComparing(RoomPlace::place);
  }

  private static final Comparator<ClientTransaction> BY_TRANSACTION =
      Comparator.comparing(ClientTransaction::user)
          .thenComparing(ClientTransaction::device)
          .thenComparing(ClientTransaction::scope)
          .thenComparing(ClientTransaction::transactionId);

  private final MemoryDatabase database;
  private final MemoryTable<Long, StoredEvent> events;
  private final MemoryTable<EventId, Long> numbers;
  private final MemoryTable<RoomPosition, Long> positions;
  private final MemoryTable<RoomPlace, Long> places;
  private final MemoryTable<RoomPosition, Arrival> overtaken;
  private final MemoryTable<ClientTransaction, EventId> transactions;

  /** The events of this database. */
  public MemoryEventStore(MemoryDatabase database) {
    this.database = database;
    this.events = database.table("events");
    this.numbers = database.table("event_ids");
    this.positions = database.table("event_positions", RoomPosition.ORDER);
    this.places = database.table("event_places", RoomPlace.ORDER);
    this.overtaken = database.table("events_overtaken", RoomPosition.ORDER);
    this.transactions = database.table("client_transactions", BY_TRANSACTION);
  }

  /** Whether the id or the client transaction of an event belongs to another that is stored. */
  public boolean isRepeated(StoredEvent event) {
    EventId eventId = event.event().eventId();
    return numbers.find(eventId).filter(number -> number != event.number()).isPresent()
        || event
            .transaction()
            .flatMap(transactions::find)
            .filter(made -> !made.equals(eventId))
            .isPresent();
  }

  /** Stores an event that is not stored yet. */
  public void add(StoredEvent event) {
    EventId eventId = event.event().eventId();
    boolean isNew =
        numbers.putIfAbsent(eventId, event.number())
            && events.putIfAbsent(event.number(), event)
            && addPosition(event)
            && event.transaction().map(by -> transactions.putIfAbsent(by, eventId)).orElse(true);
    if (!isNew) {
      throw new StorageException("the event " + eventId + " or its transaction is stored already");
    }
  }

  private boolean addPosition(StoredEvent event) {
    return event.position() == 0
        || (positions.putIfAbsent(new RoomPosition(event.room(), event.position()), event.number())
            && places.putIfAbsent(new RoomPlace(event.room(), event.place()), event.number()));
  }

  /** Notes that the stream places an event otherwise than its depth does. */
  public void overtake(StoredEvent event, long deepest) {
    overtaken.put(
        new RoomPosition(event.room(), event.position()), new Arrival(event.place(), deepest));
  }

  /** Stores how an event stands now that was stored before without a place in the timeline. */
  public void place(StoredEvent event) {
    Optional<EventId> redactedBy = events.find(event.number()).flatMap(StoredEvent::redactedBy);
    StoredEvent placed = redactedBy.map(by -> redacted(event, by)).orElse(event);
    events.put(event.number(), placed);
    if (!addPosition(event)) {
      throw new StorageException("the position " + event.position() + " is taken");
    }
  }

  /** Notes the first redaction of an event, where the event is stored. */
  public void redact(EventId target, EventId redaction) {
    numbers
        .find(target)
        .flatMap(events::find)
        .filter(event -> event.redactedBy().isEmpty())
        .ifPresent(event -> events.put(event.number(), redacted(event, redaction)));
  }

  private static StoredEvent redacted(StoredEvent event, EventId redaction) {
    return new StoredEvent(
        event.number(),
        event.room(),
        event.position(),
        event.event(),
        event.stateBefore(),
        event.standing(),
        Optional.of(redaction),
        event.transaction());
  }

  @Override
  public Optional<StoredEvent> find(EventId eventId) {
    return database.reading(() -> numbers.find(eventId).flatMap(events::find));
  }

  @Override
  public Map<EventId, StoredEvent> findAll(Collection<EventId> eventIds) {
    return database.reading(
        () ->
            eventIds.stream()
                .distinct()
                .flatMap(id -> find(id).stream())
                .collect(Collectors.toMap(event -> event.event().eventId(), Function.identity())));
  }

  @Override
  public Map<Long, StoredEvent> load(Collection<Long> wanted) {
    return database.reading(
        () ->
            wanted.stream()
                .distinct()
                .flatMap(number -> events.find(number).stream())
                .collect(Collectors.toMap(StoredEvent::number, Function.identity())));
  }

  @Override
  public List<EventPlace> after(long room, long from, long to, int limit) {
    return page(rows -> within(rows, room, from, to), limit);
  }

  @Override
  public List<EventPlace> before(long room, long from, long to, int limit) {
    return page(rows -> within(rows, room, from, to).descendingMap(), limit);
  }

  private static NavigableMap<RoomPosition, Long> within(
      NavigableMap<RoomPosition, Long> rows, long room, long from, long to) {
    RoomPosition first = new RoomPosition(room, Math.min(from, to));
    return rows.subMap(first, false, new RoomPosition(room, to), true);
  }

  private List<EventPlace> page(
      Function<NavigableMap<RoomPosition, Long>, NavigableMap<RoomPosition, Long>> part,
      int limit) {
    return positions.read(
        rows ->
            part.apply(rows).entrySet().stream()
                .limit(limit)
                .map(row -> new EventPlace(row.getKey().position(), row.getValue()))
                .toList());
  }

  @Override
  public List<GraphEntry> above(long room, GraphPlace from, GraphPlace to, int limit) {
    return entries(rows -> between(rows, room, from, to), limit);
  }

  @Override
  public List<GraphEntry> below(long room, GraphPlace from, GraphPlace to, int limit) {
    return entries(rows -> between(rows, room, from, to).descendingMap(), limit);
  }

  private static NavigableMap<RoomPlace, Long> between(
      NavigableMap<RoomPlace, Long> rows, long room, GraphPlace from, GraphPlace to) {
    GraphPlace first = from.compareTo(to) < 0 ? from : to;
    return rows.subMap(new RoomPlace(room, first), false, new RoomPlace(room, to), true);
  }

  private List<GraphEntry> entries(
      Function<NavigableMap<RoomPlace, Long>, NavigableMap<RoomPlace, Long>> part, int limit) {
    return places.read(
        rows ->
            part.apply(rows).entrySet().stream()
                .limit(limit)
                .map(row -> new GraphEntry(row.getKey().place(), row.getValue()))
                .toList());
  }

  @Override
  public Optional<Arrival> firstAfter(long room, long position) {
    return database.reading(
        () ->
            after(room, position, Long.MAX_VALUE, 1).stream()
                .findFirst()
                .map(place -> arrival(room, place)));
  }

  @Override
  public Optional<Arrival> lastUntil(long room, long position) {
    return database.reading(
        () ->
            before(room, Long.MIN_VALUE, position, 1).stream()
                .findFirst()
                .map(place -> arrival(room, place)));
  }

  private Arrival arrival(long room, EventPlace place) {
    GraphPlace stands = events.find(place.number()).orElseThrow().place();
    return overtaken
        .find(new RoomPosition(room, place.position()))
        .orElseGet(() -> new Arrival(stands, stands.depth()));
  }

  @Override
  public OptionalLong leastOvertaken(long room, long from, long to, int limit) {
    RoomPosition first = new RoomPosition(room, Math.min(from, to));
    RoomPosition last = new RoomPosition(room, to);
    return overtaken.read(
        rows ->
            rows.subMap(first, false, last, true).values().stream()
                .limit(limit)
                .mapToLong(arrival -> arrival.place().depth())
                .min());
  }

  /** The position of the room's newest event, where it has one. */
  public Optional<Long> lastPosition(long room) {
    RoomPosition end = new RoomPosition(room, Long.MAX_VALUE);
    return positions.read(
        rows ->
            Optional.ofNullable(rows.floorKey(end))
                .filter(last -> last.room() == room)
                .map(RoomPosition::position));
  }

  @Override
  public Optional<EventId> findByTransaction(ClientTransaction transaction) {
    return transactions.find(transaction);
  }
}
