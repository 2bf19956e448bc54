package chat.ranvier.domain.event.content;

import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code m.room.canonical_alias}, read leniently.
 *
 * @param json the content as it was received
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroomcanonical_alias">
 *     m.room.canonical_alias</a>
 */
public record CanonicalAliasContent(JsonObject json) {
  /** The alias the room goes by; none where it is missing, empty or not an alias. */
  public Optional<RoomAlias> alias() {
    return json.string("alias").flatMap(CanonicalAliasContent::alias);
  }

  /** The other aliases the room vouches for; what is not an alias is passed over. */
  public List<RoomAlias> alternativeAliases() {
    JsonArray aliases = json.array("alt_aliases").orElse(JsonArray.empty());
    return aliases.strings().flatMap(text -> alias(text).stream()).toList();
  }

  private static Optional<RoomAlias> alias(String text) {
    try {
      return Optional.of(RoomAlias.parse(text));
    } catch (InvalidIdentifierException notAnAlias) {
      return Optional.empty();
    }
  }
}
