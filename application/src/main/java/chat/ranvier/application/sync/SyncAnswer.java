package chat.ranvier.application.sync;

import chat.ranvier.application.receipt.port.Receipt;
import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.application.timeline.TimelineToken;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What {@code /sync} tells.
 *
 * @param next how far everything has been told
 * @param accountData the global account data that is new, as {@code {type, content}}
 * @param joined rooms the user is in, with something new
 * @param invited rooms the user is newly invited to, with their stripped state
 * @param knocked rooms the user newly knocks on, with their stripped state
 * @param left rooms the user has newly left
 */
public record SyncAnswer(
    SyncPosition next,
    List<JsonObject> accountData,
    SequencedMap<RoomId, RoomUpdate> joined,
    SequencedMap<RoomId, JsonArray> invited,
    SequencedMap<RoomId, JsonArray> knocked,
    SequencedMap<RoomId, RoomUpdate> left) {
  /** Whether nothing is new. */
  public boolean isEmpty() {
    return accountData.isEmpty()
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
   * @param accountData the room's new account data, as {@code {type, content}}
   * @param ephemeral new typing and receipts
   * @param summary who is there, where that may have changed
   */
  public record RoomUpdate(
      Timeline timeline,
      List<ClientEvent> state,
      boolean isStateAfter,
      List<JsonObject> accountData,
      Ephemeral ephemeral,
      Optional<Summary> summary) {
    /** Whether nothing is new. */
    public boolean isEmpty() {
      return timeline.events().isEmpty()
          && state.isEmpty()
          && accountData.isEmpty()
          && ephemeral.typing().isEmpty()
          && ephemeral.receipts().isEmpty();
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
   * What holds for a short time, or for one user.
   *
   * @param typing who is typing, where that has changed
   * @param receipts the new receipts
   */
  public record Ephemeral(Optional<List<UserId>> typing, List<Receipt> receipts) {
    /** Nothing. */
    public static final Ephemeral NONE = new Ephemeral(Optional.empty(), List.of());
  }

  /**
   * Who is in a room.
   *
   * @param heroes the users a nameless room is called by
   */
  public record Summary(List<UserId> heroes, long joined, long invited) {}
}
