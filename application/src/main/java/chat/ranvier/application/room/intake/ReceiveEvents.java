package chat.ranvier.application.room.intake;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.application.room.intake.EventGate.Passage;
import chat.ranvier.application.room.port.IntakeVerdict;
import chat.ranvier.application.room.port.ReceiveEventsCommand;
import chat.ranvier.application.room.port.RoomWriters;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes events of other servers into a room, wherever they come from: a transaction, a request for
 * missing events, a page of history, a join. Each event is judged alone; a bad one stops none
 * beside it.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Checks
 *     performed on receipt of a PDU</a>
 */
public final class ReceiveEvents {
  private final Rooms rooms;
  private final RoomWriters writers;
  private final EventGate gate;

  /** The operation, on what it needs. */
  public ReceiveEvents(Rooms rooms, RoomWriters writers, EventGate gate) {
    this.rooms = rooms;
    this.writers = writers;
    this.gate = gate;
  }

  /**
   * What is handed in, in any order.
   *
   * @param newRoom the version, where the room may not be known here yet
   * @param outliers events that authorise others or are state: an auth chain, a state
   * @param events events that are to have their place in the graph
   * @param isHistory whether these belong to a past that is read up on, before all that happened
   *     here
   * @param statesBefore for events whose predecessors are not to be had: the events of the state
   *     before each, as another server tells it
   */
  public record Command(
      RoomId room,
      Optional<RoomVersion> newRoom,
      List<JsonObject> outliers,
      List<JsonObject> events,
      boolean isHistory,
      Map<EventId, List<EventId>> statesBefore) {
    /** New events of a room that is known. */
    public static Command of(RoomId room, List<JsonObject> events) {
      return new Command(room, Optional.empty(), List.of(), events, false, Map.of());
    }
  }

  /**
   * What became of an event.
   *
   * @param event its id; none where it is no event at all
   */
  public record Fate(Optional<EventId> event, IntakeVerdict verdict) {}

  /**
   * What became of everything.
   *
   * @param outliers of each of the outliers, in their order
   * @param events of each of the events, in their order
   * @param waiting of events that had come before and waited
   */
  public record Answer(
      List<Fate> outliers, List<Fate> events, Map<EventId, IntakeVerdict> waiting) {}

  /**
   * Takes in what can be taken in, and waits until that is durable. Repeating it does no harm.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where the room is not known and none is to be made
   */
  public Answer handle(Command command) {
    RoomVersion version = version(command);
    List<Passage> outliers = gate.pass(version, command.room(), command.outliers());
    List<Passage> events = gate.pass(version, command.room(), command.events());
    Map<EventId, IntakeVerdict> verdicts =
        writers.receive(
            command.room(),
            new ReceiveEventsCommand(
                command.newRoom(),
                passed(outliers),
                passed(events),
                command.isHistory(),
                command.statesBefore()));
    List<Fate> ofOutliers = fates(outliers, verdicts);
    List<Fate> ofEvents = fates(events, verdicts);
    passed(outliers).forEach(event -> verdicts.remove(event.eventId()));
    passed(events).forEach(event -> verdicts.remove(event.eventId()));
    return new Answer(ofOutliers, ofEvents, verdicts);
  }

  private RoomVersion version(Command command) {
    return rooms
        .find(command.room())
        .map(RoomSnapshot::room)
        .map(room -> room.version())
        .or(command::newRoom)
        .orElseThrow(() -> new MatrixFailure(ErrorCode.NOT_FOUND, "Unknown room"));
  }

  private static List<Pdu> passed(List<Passage> passages) {
    List<Pdu> passed = new ArrayList<>();
    for (Passage passage : passages) {
      if (passage instanceof Passage.Passed(Pdu event)) {
        passed.add(event);
      }
    }
    return passed;
  }

  private static List<Fate> fates(List<Passage> passages, Map<EventId, IntakeVerdict> verdicts) {
    return passages.stream().map(passage -> fate(passage, verdicts)).toList();
  }

  private static Fate fate(Passage passage, Map<EventId, IntakeVerdict> verdicts) {
    return switch (passage) {
      case Passage.Passed(Pdu event) ->
          new Fate(
              Optional.of(event.eventId()),
              Objects.requireNonNull(verdicts.get(event.eventId()), "an event without a verdict"));
      case Passage.Dropped(String reason) ->
          new Fate(Optional.empty(), new IntakeVerdict.Dropped(reason));
    };
  }
}
