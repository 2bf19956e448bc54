package chat.ranvier.application.room;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.WriteOrigin;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.environment.port.Tracing;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.port.CreateRoomCommand;
import chat.ranvier.application.room.port.IntakeVerdict;
import chat.ranvier.application.room.port.ReceiveEventsCommand;
import chat.ranvier.application.room.port.RoomHead;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.RoomWriters;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.application.room.port.Written;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Map;
import java.util.Optional;

/** The writers of all rooms, in this process: commands go into the mailbox of their room. */
public final class LocalRoomWriters implements RoomWriters {
  private final WarmRooms rooms;
  private final SentTransactions transactions;
  private final EventPreparation preparation;
  private final IntakePreparation intake;
  private final Commits commits;
  private final Tracing tracing;
  private final Time time;

  LocalRoomWriters(
      WarmRooms rooms,
      SentTransactions transactions,
      EventPreparation preparation,
      IntakePreparation intake,
      Commits commits,
      RoomEngine.Surroundings surroundings) {
    this.rooms = rooms;
    this.transactions = transactions;
    this.preparation = preparation;
    this.intake = intake;
    this.commits = commits;
    this.tracing = surroundings.tracing();
    this.time = surroundings.time();
  }

  @Override
  public Written create(CreateRoomCommand command) {
    Pdu create = preparation.createEvent(command);
    RoomRef ref = new RoomRef(preparation.nextRoomNumber(), create.roomId(), command.version());
    WarmRoom room = rooms.enter(create.roomId()).orElseGet(() -> aboutToBeMade(ref));
    if (room.room().number() != ref.number()) {
      room.leave();
      throw new MatrixFailure(ErrorCode.ROOM_IN_USE, "A room with this id exists already");
    }
    return write(room, new WriteEventsCommand(command.events(), Optional.empty()));
  }

  @Override
  public RoomId roomId(CreateRoomCommand command) {
    return command.roomId().orElseGet(() -> preparation.createEvent(command).roomId());
  }

  @Override
  public Written write(RoomId roomId, WriteEventsCommand command) {
    WarmRoom room =
        rooms
            .enter(roomId)
            .orElseThrow(() -> new MatrixFailure(ErrorCode.FORBIDDEN, "Unknown room"));
    return write(room, command);
  }

  @Override
  public Map<EventId, IntakeVerdict> receive(RoomId roomId, ReceiveEventsCommand command) {
    WarmRoom room =
        rooms
            .enter(roomId)
            .or(
                () ->
                    command
                        .newRoom()
                        .map(
                            version ->
                                aboutToBeMade(
                                    new RoomRef(preparation.nextRoomNumber(), roomId, version))))
            .orElseThrow(() -> new MatrixFailure(ErrorCode.NOT_FOUND, "Unknown room"));
    return submit(room, new ReceiveEventsWork(command, intake));
  }

  private WarmRoom aboutToBeMade(RoomRef ref) {
    return rooms.enter(new StoredRoom(ref, RoomHead.NONE, 0));
  }

  private Written write(WarmRoom room, WriteEventsCommand command) {
    Written written =
        submit(room, new WriteEventsWork(room.room(), command, preparation, transactions));
    command.transaction().ifPresent(done -> transactions.remember(done, written.eventId()));
    return written;
  }

  private <T> T submit(WarmRoom room, RoomWork<T> work) {
    try (Tracing.Span span = tracing.begin("room.write")) {
      commits.checkReachable();
      span.attribute("matrix.room_id", room.room().roomId().value());
      RoomTask<T> task = new RoomTask<>(room, work, WriteOrigin.here(tracing), time.nanos());
      room.mailbox().put(task);
      return task.await();
    } finally {
      room.leave();
    }
  }
}
