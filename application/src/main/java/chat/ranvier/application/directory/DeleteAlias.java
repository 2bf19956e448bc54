package chat.ranvier.application.directory;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.directory.port.RoomAliasStore;
import chat.ranvier.application.directory.port.StoredAlias;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.application.room.port.RoomWriters;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes an alias away from its room, in the canonical alias event too where the requester may.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#delete_matrixclientv3directoryroomroomalias">DELETE
 *     directory/room</a>
 */
public final class DeleteAlias {
  private static final Logger LOG = LoggerFactory.getLogger(DeleteAlias.class);
  private static final String CANONICAL_ALIAS = "m.room.canonical_alias";

  private final RoomAliasStore aliases;
  private final Rooms rooms;
  private final RoomWriters writers;
  private final Commits commits;
  private final Time time;

  /** Takes aliases out of this storage. */
  public DeleteAlias(
      RoomAliasStore aliases, Rooms rooms, RoomWriters writers, Commits commits, Time time) {
    this.aliases = aliases;
    this.rooms = rooms;
    this.writers = writers;
    this.commits = commits;
    this.time = time;
  }

  /**
   * Takes the alias away.
   *
   * @throws MatrixFailure {@code M_NOT_FOUND} where there is no such alias, {@code M_FORBIDDEN}
   *     where the requester neither made it nor may set the room's canonical alias
   */
  public void handle(Requester requester, RoomAlias alias) {
    requester.mustNotBeSuspended();
    StoredAlias stored =
        aliases
            .find(alias)
            .orElseThrow(
                () ->
                    new MatrixFailure(
                        ErrorCode.NOT_FOUND, "Room alias " + alias.value() + " not found."));
    if (!mayDelete(requester, stored)) {
      throw new MatrixFailure(
          ErrorCode.FORBIDDEN, "You don't have permission to delete the alias.");
    }
    commits.write(() -> aliases.remove(alias));
    rooms.find(stored.room()).ifPresent(room -> renounce(requester, room, alias));
  }

  private boolean mayDelete(Requester requester, StoredAlias alias) {
    return alias.creator().equals(requester.user())
        || requester.isAdmin()
        || rooms
            .find(alias.room())
            .filter(room -> DirectoryPermission.mayManage(requester.user(), room))
            .isPresent();
  }

  /** The alias is gone already; that the room goes on naming it is no reason to fail. */
  private void renounce(Requester requester, RoomSnapshot room, RoomAlias alias) {
    Optional<JsonObject> content =
        room.state(CANONICAL_ALIAS).map(event -> event.event().content());
    Optional<JsonObject> changed =
        content.map(before -> without(before, alias)).filter(after -> !content.get().equals(after));
    if (changed.isPresent()) {
      send(requester, room.room().roomId(), changed.get());
    }
  }

  private void send(Requester requester, RoomId room, JsonObject content) {
    EventDraft draft =
        EventDraft.state(
            StateSlot.of(CANONICAL_ALIAS), requester.user(), content, time.nowMillis());
    try {
      writers.write(room, WriteEventsCommand.of(draft));
    } catch (MatrixFailure refused) {
      LOG.debug("{} may not change the canonical alias of {}", requester.user(), room, refused);
    }
  }

  private static JsonObject without(JsonObject content, RoomAlias alias) {
    JsonObject.Builder changed = content.toBuilder();
    if (content.string("alias").filter(alias.value()::equals).isPresent()) {
      changed.remove("alias");
    }
    content
        .array("alt_aliases")
        .ifPresent(alternatives -> changed.put("alt_aliases", without(alternatives, alias)));
    return changed.build();
  }

  private static JsonArray without(JsonArray alternatives, RoomAlias alias) {
    JsonString removed = new JsonString(alias.value());
    return new JsonArray(
        alternatives.values().stream().filter(value -> !value.equals(removed)).toList());
  }
}
