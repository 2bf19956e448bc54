package chat.ranvier.application.room;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.WriteOrigin;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.environment.port.Tracing;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.port.CreateRoomCommand;
import chat.ranvier.application.room.port.RoomHead;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.RoomWriters;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.application.room.port.Written;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Optional;

/** The writers of all rooms, in this process: commands go into the mailbox of their room. */
public final class LocalRoomWriters implements RoomWriters {
  private final WarmRooms rooms;
  private final RoomWriter writer;
  private final EventPreparation preparation;
  private final Commits commits;
  private final Tracing tracing;
  private final Time time;

  LocalRoomWriters(
      WarmRooms rooms,
      RoomWriter writer,
      EventPreparation preparation,
      Commits commits,
      Tracing tracing,
      Time time) {
    this.rooms = rooms;
    this.writer = writer;
    this.preparation = preparation;
    this.commits = commits;
    this.tracing = tracing;
    this.time = time;
  }

  @Override
  public Written create(CreateRoomCommand command) {
    Pdu create = preparation.createEvent(command);
    RoomRef ref = new RoomRef(preparation.nextRoomNumber(), create.roomId(), command.version());
    WarmRoom room = rooms.enter(new StoredRoom(ref, RoomHead.NONE, 0));
    if (room.room().number() != ref.number()) {
      room.leave();
      throw new MatrixFailure(ErrorCode.ROOM_IN_USE, "A room with this id exists already");
    }
    return submit(room, new WriteEventsCommand(command.events(), Optional.empty()));
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
    return submit(room, command);
  }

  private Written submit(WarmRoom room, WriteEventsCommand command) {
    try (Tracing.Span span = tracing.begin("room.write")) {
      span.attribute("matrix.room_id", room.room().roomId().value());
      RoomTask task = new RoomTask(room, command, commits, WriteOrigin.here(tracing), time.nanos());
      room.mailbox().put(task);
      Written written = task.await();
      command.transaction().ifPresent(done -> writer.remember(done, written.eventId()));
      return written;
    } finally {
      room.leave();
    }
  }
}
