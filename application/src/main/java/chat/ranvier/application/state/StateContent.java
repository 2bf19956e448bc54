package chat.ranvier.application.state;

import chat.ranvier.application.content.SentContent;
import chat.ranvier.application.directory.port.RoomAliasStore;
import chat.ranvier.application.directory.port.StoredAlias;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.acl.ServerAcl;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.CanonicalAliasContent;
import chat.ranvier.domain.event.content.CreateContent;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.Membership;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What clients may not get wrong in state events that they send. */
public final class StateContent {
  private static final List<String> LEVELS =
      List.of(
          "ban", "events_default", "invite", "kick", "redact", "state_default", "users_default");
  private static final String CREATE = "m.room.create";
  private static final StateSlot SERVER_ACL = StateSlot.of("m.room.server_acl");
  private static final List<String> TABLES_OF_LEVELS = List.of("events", "notifications", "users");

  private final RoomAliasStore aliases;
  private final Rooms rooms;

  /** Looks aliases up in this store. */
  public StateContent(RoomAliasStore aliases, Rooms rooms) {
    this.aliases = aliases;
    this.rooms = rooms;
  }

  /**
   * Checks an event that is about to be sent.
   *
   * @param sender a user of this server
   * @throws MatrixFailure {@code M_BAD_JSON} where a field is of a wrong type, {@code
   *     M_INVALID_PARAM} where an alias is none, or an access control list denies the sender's
   *     server, {@code M_BAD_ALIAS} where an alias leads elsewhere, {@code M_INVALID_ROOM_STATE}
   *     for a second create event, and where a level is set for a creator who stands above all
   */
  void check(UserId sender, RoomId room, StateSlot slot, JsonObject content) {
    SentContent.check(slot.type(), content);
    switch (slot.type()) {
      case "m.room.create" -> mustNotCreateAgain(sender, room);
      case "m.room.power_levels" -> {
        checkPowerLevels(content);
        mustNotNameCreators(sender, room, content);
      }
      case "m.room.server_acl" -> checkServerAcl(sender.server(), slot, content);
      case "m.room.canonical_alias" -> checkAliases(room, slot, content);
      default -> {}
    }
  }

  /**
   * Checks the types of the fields of power levels.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} where one is wrong
   */
  public static void checkPowerLevels(JsonObject content) {
    for (String name : LEVELS) {
      content.find(name).ifPresent(value -> mustBeLevel(name, value));
    }
    for (String name : TABLES_OF_LEVELS) {
      content.find(name).ifPresent(value -> mustBeLevels(name, value));
    }
  }

  /**
   * Checks that a room's access control list lets this server in: nobody here could mend it else.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where it does not
   */
  public static void checkServerAcl(ServerName own, StateSlot slot, JsonObject content) {
    if (slot.equals(SERVER_ACL) && !ServerAcl.of(content).allows(own)) {
      throw new MatrixFailure(
          ErrorCode.INVALID_PARAM, "The access control list denies this server");
    }
  }

  /** Who has not the power for it is refused by authorisation. */
  private void mustNotCreateAgain(UserId sender, RoomId room) {
    boolean hasPower =
        joinedRoom(sender, room)
            .filter(snapshot -> snapshot.powerLevels().maySend(sender, CREATE, true))
            .isPresent();
    if (hasPower) {
      throw new MatrixFailure(ErrorCode.INVALID_ROOM_STATE, "A room is created only once");
    }
  }

  /** Who is not in the room is not told who made it: authorisation refuses them. */
  private void mustNotNameCreators(UserId sender, RoomId room, JsonObject content) {
    Optional<JsonObject> users = content.object("users");
    Optional<Pdu> create =
        joinedRoom(sender, room)
            .flatMap(snapshot -> snapshot.state(CREATE))
            .map(StoredEvent::event)
            .filter(event -> event.version().privilegedCreators());
    if (users.isPresent() && create.isPresent()) {
      mustNotNameCreators(users.get(), create.get());
    }
  }

  private Optional<RoomSnapshot> joinedRoom(UserId user, RoomId room) {
    return rooms.find(room).filter(snapshot -> snapshot.membership(user) == Membership.JOIN);
  }

  private static void mustNotNameCreators(JsonObject users, Pdu create) {
    boolean isNamed =
        new CreateContent(create.content())
            .creators(create.version(), create.sender()).stream()
                .anyMatch(creator -> users.has(creator.value()));
    if (isNamed) {
      throw new MatrixFailure(
          ErrorCode.INVALID_ROOM_STATE, "The power of a creator is infinite and cannot be set");
    }
  }

  private static void mustBeLevels(String name, JsonValue value) {
    if (!(value instanceof JsonObject levels)) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "'" + name + "' has to be an object");
    }
    levels.forEach(StateContent::mustBeLevel);
  }

  private static void mustBeLevel(String name, JsonValue value) {
    boolean isLevel = value instanceof JsonInteger level && level.isCanonical();
    if (!isLevel) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "'" + name + "' has to be an integer");
    }
  }

  /** Aliases that the event names already need not be checked again. */
  private void checkAliases(RoomId room, StateSlot slot, JsonObject content) {
    Set<RoomAlias> named = new HashSet<>();
    content.find("alias").flatMap(StateContent::alias).ifPresent(named::add);
    content
        .find("alt_aliases")
        .ifPresent(value -> alternatives(value).forEach(item -> alias(item).ifPresent(named::add)));
    named.removeAll(namedAlready(room, slot));
    for (RoomAlias alias : named) {
      boolean leadsHere =
          aliases.find(alias).map(StoredAlias::room).filter(room::equals).isPresent();
      if (!leadsHere) {
        throw new MatrixFailure(
            ErrorCode.BAD_ALIAS, "Room alias " + alias.value() + " does not point to the room");
      }
    }
  }

  private static Optional<RoomAlias> alias(JsonValue value) {
    return switch (value) {
      case JsonString text when text.value().isEmpty() -> Optional.empty();
      case JsonString text -> Optional.of(RoomAlias.parse(text.value()));
      case JsonNull ignored -> Optional.empty();
      default -> throw new MatrixFailure(ErrorCode.INVALID_PARAM, "An alias has to be a string");
    };
  }

  private static JsonArray alternatives(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array;
    }
    throw new MatrixFailure(ErrorCode.INVALID_PARAM, "'alt_aliases' has to be an array");
  }

  private Set<RoomAlias> namedAlready(RoomId room, StateSlot slot) {
    Set<RoomAlias> named = new HashSet<>();
    rooms
        .find(room)
        .flatMap(snapshot -> snapshot.state(slot))
        .map(event -> new CanonicalAliasContent(event.event().content()))
        .ifPresent(
            content -> {
              content.alias().ifPresent(named::add);
              named.addAll(content.alternativeAliases());
            });
    return named;
  }
}
