package chat.ranvier.domain.space;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import java.util.List;
import java.util.Optional;

/**
 * A space that a room says it is in: what an {@code m.space.parent} event says, read leniently. It
 * holds only where the space says so too, or the sender could say it there.
 *
 * @param space the parent
 * @param via the servers by which it may be joined, at least one
 * @param canonical whether it is the room's main space
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mspaceparent-relationships">
 *     m.space.parent relationships</a>
 */
public record SpaceParent(RoomId space, List<ServerName> via, boolean canonical) {
  private static final String TYPE = "m.space.parent";

  /** Copies the list. */
  public SpaceParent {
    via = List.copyOf(via);
  }

  /** The space that the event names; none where it names none, or takes one away. */
  public static Optional<SpaceParent> read(Pdu event) {
    if (!event.type().equals(TYPE)) {
      return Optional.empty();
    }
    boolean canonical = event.content().bool("canonical").orElse(false);
    Optional<RoomId> room = event.stateKey().flatMap(SpaceParent::room);
    return room.flatMap(
        space -> Via.read(event.content()).map(via -> new SpaceParent(space, via, canonical)));
  }

  private static Optional<RoomId> room(String text) {
    try {
      return Optional.of(RoomId.parse(text));
    } catch (InvalidIdentifierException notARoom) {
      return Optional.empty();
    }
  }
}
