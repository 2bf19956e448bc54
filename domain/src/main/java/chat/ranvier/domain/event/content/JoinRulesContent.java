package chat.ranvier.domain.event.content;

import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.JoinRule;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The content of {@code m.room.join_rules}, read leniently.
 *
 * @param json the content as it was received
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomjoin_rules">m.room.join_rules
 *     </a>
 */
public record JoinRulesContent(JsonObject json) {
  /**
   * The rule: by invite where none is named, empty where the named one is unknown or not text, so
   * that a rule that is not understood opens no door.
   */
  public Optional<JoinRule> joinRule() {
    return json.has("join_rule")
        ? json.string("join_rule").flatMap(JoinRule::find)
        : Optional.of(JoinRule.INVITE);
  }

  /**
   * The rooms whose members a restricted room lets in; conditions of other types than {@code
   * m.room_membership} and those without a room id are passed over.
   *
   * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#restricted-rooms">Restricted
   *     rooms</a>
   */
  public SequencedSet<RoomId> allowedRooms() {
    LinkedHashSet<RoomId> rooms = new LinkedHashSet<>();
    JsonArray conditions = json.array("allow").orElse(JsonArray.empty());
    conditions
        .objects()
        .filter(condition -> condition.string("type").equals(Optional.of("m.room_membership")))
        .forEach(condition -> room(condition).ifPresent(rooms::add));
    return Collections.unmodifiableSequencedSet(rooms);
  }

  private static Optional<RoomId> room(JsonObject condition) {
    try {
      return condition.string("room_id").map(RoomId::parse);
    } catch (InvalidIdentifierException notARoom) {
      return Optional.empty();
    }
  }
}
