package chat.ranvier.application.room;

import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.visibility.StrippedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The stripped state that comes with an invite or a knock: what a user may know of a room before
 * joining.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#stripped-state">Stripped state</a>
 */
final class StrippedStates {
  private static final int MAX_MEMBERSHIP_BYTES = StrippedState.MAX_BYTES / 4;

  private StrippedStates() {}

  /** What the user of this membership is shown: nothing but for invites and knocks. */
  static JsonArray shownTo(Membership membership, AuthState state, Pdu event) {
    boolean isShown = membership == Membership.INVITE || membership == Membership.KNOCK;
    return isShown ? of(state, event) : JsonArray.empty();
  }

  /** The membership event itself, and the room's stripped state as far as it may travel with it. */
  static JsonArray of(AuthState state, Pdu membership) {
    List<JsonObject> stripped = new ArrayList<>();
    stripped.add(outline(membership));
    StrippedState.slotsForInviteBy(membership.sender()).stream()
        .filter(slot -> !membership.slot().filter(slot::equals).isPresent())
        .flatMap(slot -> state.find(slot).stream())
        .map(StrippedState::strip)
        .forEach(stripped::add);
    return StrippedState.bounded(stripped);
  }

  /** The membership event, which must be there: of a large one no more than the membership. */
  private static JsonObject outline(Pdu membership) {
    JsonObject stripped = StrippedState.strip(membership);
    return JsonWriter.toBytes(stripped).length <= MAX_MEMBERSHIP_BYTES
        ? stripped
        : stripped.with("content", membership.content().retaining(Set.of("membership")));
  }
}
