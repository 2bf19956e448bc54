package chat.ranvier.application.sync;

import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.application.timeline.TimelineToken;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What {@code /sync} tells.
 *
 * @param next how far everything has been told
 * @param parts what belongs to no room
 * @param joined rooms the user is in, with something new
 * @param invited rooms the user is newly invited to, with their stripped state
 * @param knocked rooms the user newly knocks on, with their stripped state
 * @param left rooms the user has newly left
 */
public record SyncAnswer(
    SyncPosition next,
    List<SyncPart> parts,
    SequencedMap<RoomId, RoomUpdate> joined,
    SequencedMap<RoomId, JsonArray> invited,
    SequencedMap<RoomId, JsonArray> knocked,
    SequencedMap<RoomId, RoomUpdate> left) {
  /** Whether nothing is new. */
  public boolean isEmpty() {
    return parts.stream().noneMatch(SyncPart::isNews)
        && joined.isEmpty()
        && invited.isEmpty()
        && knocked.isEmpty()
        && left.isEmpty();
  }

  /**
   * What is new in a room.
   *
   * @param timeline the new events
   * @param state the events by which the state differs
   * @param isStateAfter whether the state is that after the timeline, not before it
   * @param summary who is there, where that may have changed
   * @param parts what else is told with the room
   */
  public record RoomUpdate(
      Timeline timeline,
      List<ClientEvent> state,
      boolean isStateAfter,
      Optional<Summary> summary,
      List<SyncPart> parts) {
    /** Whether nothing is new. */
    boolean isEmpty() {
      return timeline.events().isEmpty()
          && state.isEmpty()
          && parts.stream().noneMatch(SyncPart::isNews);
    }
  }

  /**
   * A part of a room's timeline.
   *
   * @param events oldest first
   * @param isLimited whether events between the last answer and these are left out
   * @param before the place before the first of them, to page back from
   */
  public record Timeline(List<ClientEvent> events, boolean isLimited, TimelineToken before) {}

  /**
   * Who is in a room.
   *
   * @param heroes the users a nameless room is called by
   */
  public record Summary(List<UserId> heroes, long joined, long invited) {}
}
