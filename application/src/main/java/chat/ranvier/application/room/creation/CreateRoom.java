package chat.ranvier.application.room.creation;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.content.SentContent;
import chat.ranvier.application.directory.CreateAlias;
import chat.ranvier.application.directory.PublishRoom;
import chat.ranvier.application.directory.port.StoredAlias;
import chat.ranvier.application.environment.port.Chance;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.InviteUser;
import chat.ranvier.application.membership.MemberWriter;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.room.port.CreateRoomCommand;
import chat.ranvier.application.room.port.RoomWriters;
import chat.ranvier.application.state.StateContent;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes a room, with all its first events or not at all.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3createroom">POST
 *     createRoom</a>
 */
public final class CreateRoom {
  private final ServerName server;
  private final NewRoomSettings settings;
  private final RoomWriters writers;
  private final Members members;
  private final Directory directory;
  private final Surroundings surroundings;
  private final RoomIds roomIds;
  private final AtomicLong newest = new AtomicLong();

  /** What members are made by. */
  public record Members(MemberWriter writer, InviteUser invites) {}

  /** What lists rooms and gives them names. */
  public record Directory(CreateAlias aliases, PublishRoom published) {}

  /** Time, chance and limits. */
  public record Surroundings(Time time, Chance chance, RateLimiters limits) {}

  /** Makes rooms of this server. */
  public CreateRoom(
      ServerName server,
      NewRoomSettings settings,
      RoomWriters writers,
      Members members,
      Directory directory,
      Surroundings surroundings) {
    this.server = server;
    this.settings = settings;
    this.writers = writers;
    this.members = members;
    this.directory = directory;
    this.surroundings = surroundings;
    this.roomIds = new RoomIds(server, surroundings.chance());
  }

  /**
   * Makes the room.
   *
   * @return its id
   * @throws MatrixFailure {@code M_BAD_JSON} where the content of state is of a wrong type, {@code
   *     M_INVALID_PARAM} where an access control list denies this server, {@code
   *     M_UNSUPPORTED_ROOM_VERSION}, {@code M_ROOM_IN_USE} where the alias is taken, {@code
   *     M_INVALID_ROOM_STATE} where the room's own rules do not allow the state asked for, {@code
   *     M_FORBIDDEN} where somebody may not be invited, {@code M_LIMIT_EXCEEDED}
   */
  public RoomId handle(Requester requester, RoomRequest request) {
    requester.mustNotBeSuspended();
    RoomVersion version = version(request);
    StateContent.checkPowerLevels(request.creation().powerLevels());
    request.state().forEach(this::check);
    surroundings.limits().message().take(requester.user().value());
    members.invites().checkAll(requester, request.invites().users());
    UserId creator = requester.user();
    Optional<RoomAlias> alias = request.looks().aliasName().map(this::alias);
    long now = momentOfCreation();
    List<EventDraft> events =
        new FirstEvents(version, creator, request, settings, members.writer(), now).list(alias);
    CreateRoomCommand command =
        new CreateRoomCommand(
            version,
            version.createEventIsRoomId() ? Optional.empty() : Optional.of(roomIds.next()),
            events);
    RoomId room = create(command, creator, alias);
    if (request.isPublished()) {
      directory.published().set(room, true);
    }
    return room;
  }

  private void check(RoomRequest.InitialState event) {
    StateSlot slot = event.slot();
    SentContent.check(slot.type(), event.content());
    if (slot.type().equals("m.room.power_levels")) {
      StateContent.checkPowerLevels(event.content());
    }
    StateContent.checkServerAcl(server, slot, event.content());
  }

  /**
   * When the room is made, in milliseconds since 1970: no two rooms in the same millisecond, as the
   * id of a room of version 12 is made of its create event alone.
   */
  private long momentOfCreation() {
    long now = surroundings.time().nowMillis();
    return newest.updateAndGet(before -> Math.max(now, before + 1));
  }

  private RoomVersion version(RoomRequest request) {
    return request.version().isEmpty()
        ? settings.defaultVersion()
        : request
            .version()
            .flatMap(RoomVersion::find)
            .orElseThrow(
                () ->
                    new MatrixFailure(
                        ErrorCode.UNSUPPORTED_ROOM_VERSION,
                        "This server does not support that room version"));
  }

  private RoomAlias alias(String localpart) {
    if (localpart.indexOf(':') >= 0) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "':' is not permitted in the name");
    }
    return RoomAlias.parse("#" + localpart + ":" + server.value());
  }

  /** The alias goes before the room: that it is free is for the storage to decide. */
  private RoomId create(CreateRoomCommand command, UserId creator, Optional<RoomAlias> alias) {
    if (alias.isEmpty()) {
      return create(command);
    }
    RoomId room = writers.roomId(command);
    directory.aliases().reserve(new StoredAlias(alias.get(), room, creator));
    try {
      return create(command);
    } catch (RuntimeException e) {
      directory.aliases().release(alias.get());
      throw e;
    }
  }

  private RoomId create(CreateRoomCommand command) {
    try {
      return writers.create(command).room();
    } catch (MatrixFailure refused) {
      if (refused.code() == ErrorCode.FORBIDDEN) {
        throw new MatrixFailure(ErrorCode.INVALID_ROOM_STATE, refused.reason());
      }
      throw refused;
    }
  }
}
