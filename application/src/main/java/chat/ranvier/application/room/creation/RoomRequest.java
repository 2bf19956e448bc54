package chat.ranvier.application.room.creation;

import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What a client wants a new room to be.
 *
 * @param version the room version's name; the server's choice where none is named
 * @param preset where none is named, it follows from whether the room is published
 * @param isPublished whether the server's directory lists the room
 * @param looks name, topic and alias
 * @param invites who is invited at once
 * @param state state events of the client's own
 * @param creation what the client wants in the create event and the power levels
 */
public record RoomRequest(
    Optional<String> version,
    Optional<RoomPreset> preset,
    boolean isPublished,
    Looks looks,
    Invites invites,
    List<InitialState> state,
    Creation creation) {
  /**
   * How the room presents itself.
   *
   * @param aliasName the localpart of an alias of this server
   */
  public record Looks(Optional<String> name, Optional<String> topic, Optional<String> aliasName) {}

  /**
   * Who is invited.
   *
   * @param isDirect whether the room is meant for direct talk with them
   */
  public record Invites(SequencedSet<UserId> users, boolean isDirect) {}

  /** A state event. */
  public record InitialState(StateSlot slot, JsonObject content) {}

  /**
   * What the client wants in events that the server makes.
   *
   * @param content of the create event
   * @param powerLevels of the power levels, instead of the server's choice
   */
  public record Creation(JsonObject content, JsonObject powerLevels) {}

  RoomPreset presetOrDefault() {
    return preset.orElse(isPublished ? RoomPreset.PUBLIC_CHAT : RoomPreset.PRIVATE_CHAT);
  }

  boolean trustsInvited() {
    return presetOrDefault() == RoomPreset.TRUSTED_PRIVATE_CHAT;
  }

  Optional<JsonObject> state(StateSlot slot) {
    return state.stream()
        .filter(event -> event.slot().equals(slot))
        .map(InitialState::content)
        .findFirst();
  }
}
