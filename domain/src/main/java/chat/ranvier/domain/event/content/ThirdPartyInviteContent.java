package chat.ranvier.domain.event.content;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The content of {@code m.room.third_party_invite}, read leniently.
 *
 * @param json the content as it was received
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomthird_party_invite">
 *     m.room.third_party_invite</a>
 */
public record ThirdPartyInviteContent(JsonObject json) {
  /** A name for who is invited that does not give the address away. */
  public Optional<String> displayName() {
    return json.string("display_name");
  }

  /**
   * The keys whose holders may say who was meant, in Base64: the one under {@code public_key}, then
   * those under {@code public_keys}.
   */
  public SequencedSet<String> publicKeys() {
    LinkedHashSet<String> keys = new LinkedHashSet<>();
    json.string("public_key").ifPresent(keys::add);
    JsonArray more = json.array("public_keys").orElse(JsonArray.empty());
    more.objects().forEach(key -> key.string("public_key").ifPresent(keys::add));
    return Collections.unmodifiableSequencedSet(keys);
  }
}
