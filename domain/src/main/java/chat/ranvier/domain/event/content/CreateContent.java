package chat.ranvier.domain.event.content;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The content of {@code m.room.create}, read leniently.
 *
 * @param json the content as it was received
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomcreate">m.room.create</a>
 */
public record CreateContent(JsonObject json) {
  /** The name of the room's version; "1" where nothing is said. */
  public String roomVersion() {
    return json.string("room_version").orElse("1");
  }

  /** Whether users of other servers may take part; they may where nothing is said. */
  public boolean isFederated() {
    return json.bool("m.federate").orElse(true);
  }

  /** The type of the room, {@code m.space} for a space; none for a room of messages. */
  public Optional<String> roomType() {
    return json.string("type");
  }

  /** The user named as creator, as it was written; only versions until 10 give it a meaning. */
  public Optional<String> creator() {
    return json.string("creator");
  }

  /** The room that this one replaces. */
  public Optional<Predecessor> predecessor() {
    return json.object("predecessor").flatMap(Predecessor::read);
  }

  /**
   * The room's creators: {@code content.creator} until version 10, the sender since 11, and {@code
   * content.additional_creators} beside the sender since 12.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#event-format">Room creators</a>
   */
  public SequencedSet<UserId> creators(RoomVersion version, UserId sender) {
    LinkedHashSet<UserId> creators = new LinkedHashSet<>();
    if (version.creatorInContent()) {
      creator().flatMap(UserId::find).ifPresent(creators::add);
    } else {
      creators.add(sender);
    }
    if (version.privilegedCreators()) {
      JsonArray additional = json.array("additional_creators").orElse(JsonArray.empty());
      additional.strings().forEach(text -> UserId.find(text).ifPresent(creators::add));
    }
    return Collections.unmodifiableSequencedSet(creators);
  }

  /**
   * The room that was here before.
   *
   * @param roomId the room that was replaced
   * @param eventId the last event known of it; deprecated since 1.16, often missing
   */
  public record Predecessor(RoomId roomId, Optional<EventId> eventId) {
    private static Optional<Predecessor> read(JsonObject json) {
      try {
        return json.string("room_id")
            .map(RoomId::parse)
            .map(room -> new Predecessor(room, json.string("event_id").map(EventId::parse)));
      } catch (InvalidIdentifierException notARoom) {
        return Optional.empty();
      }
    }
  }
}
