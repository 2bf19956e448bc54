package chat.ranvier.application.state;

import chat.ranvier.application.directory.port.RoomAliasStore;
import chat.ranvier.application.directory.port.StoredAlias;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.CanonicalAliasContent;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What clients may not get wrong in state events that they send. */
public final class StateContent {
  private static final List<String> LEVELS =
      List.of(
          "ban", "events_default", "invite", "kick", "redact", "state_default", "users_default");
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
   * @throws MatrixFailure {@code M_BAD_JSON} where a field is of a wrong type, {@code
   *     M_INVALID_PARAM} where an alias is none, {@code M_BAD_ALIAS} where it leads elsewhere
   */
  void check(RoomId room, StateSlot slot, JsonObject content) {
    switch (slot.type()) {
      case "m.room.name" -> mustBeText(content, "name");
      case "m.room.topic" -> mustBeText(content, "topic");
      case "m.room.power_levels" -> checkPowerLevels(content);
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

  private static void mustBeText(JsonObject content, String name) {
    if (content.has(name) && content.string(name).isEmpty()) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "'" + name + "' has to be a string");
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
