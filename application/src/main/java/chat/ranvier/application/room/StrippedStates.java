package chat.ranvier.application.room;

import chat.ranvier.domain.auth.rules.AuthState;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The stripped state that comes with an invite: what a user may know of a room before joining.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#stripped-state">Stripped state</a>
 */
final class StrippedStates {
  private static final List<String> TYPES =
      List.of(
          "m.room.create",
          "m.room.join_rules",
          "m.room.canonical_alias",
          "m.room.avatar",
          "m.room.name",
          "m.room.encryption",
          "m.room.topic");

  private StrippedStates() {}

  /** The room's stripped state and the membership event itself. */
  static JsonArray of(AuthState state, Pdu membership) {
    List<JsonValue> stripped = new ArrayList<>();
    for (String type : TYPES) {
      state.find(StateSlot.of(type)).map(StrippedStates::strip).ifPresent(stripped::add);
    }
    if (!membership.sender().value().equals(membership.stateKey().orElse(""))) {
      state
          .find(new StateSlot("m.room.member", membership.sender().value()))
          .map(StrippedStates::strip)
          .ifPresent(stripped::add);
    }
    stripped.add(strip(membership));
    return new JsonArray(stripped);
  }

  private static JsonObject strip(Pdu event) {
    return JsonObject.builder()
        .put("content", event.content())
        .put("sender", event.sender().value())
        .put("state_key", new JsonString(event.stateKey().orElse("")))
        .put("type", event.type())
        .build();
  }
}
