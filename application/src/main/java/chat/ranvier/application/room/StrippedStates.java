package chat.ranvier.application.room;

import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.visibility.StrippedState;
import java.util.ArrayList;
import java.util.List;

/**
 * The stripped state that comes with an invite or a knock: what a user may know of a room before
 * joining.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#stripped-state">Stripped state</a>
 */
final class StrippedStates {
  private StrippedStates() {}

  /** The room's stripped state and the membership event itself. */
  static JsonArray of(AuthState state, Pdu membership) {
    List<JsonValue> stripped = new ArrayList<>();
    StrippedState.slotsForInviteBy(membership.sender()).stream()
        .filter(slot -> !membership.slot().filter(slot::equals).isPresent())
        .flatMap(slot -> state.find(slot).stream())
        .map(StrippedState::strip)
        .forEach(stripped::add);
    stripped.add(StrippedState.strip(membership));
    return new JsonArray(stripped);
  }
}
