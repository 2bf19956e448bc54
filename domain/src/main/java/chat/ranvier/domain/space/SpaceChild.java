package chat.ranvier.domain.space;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A room in a space: what an {@code m.space.child} event says, read leniently. Children sort as the
 * specification orders them.
 *
 * @param room the child
 * @param via the servers by which it may be joined, at least one
 * @param order the text that children are sorted by; none where it is missing or no valid one
 * @param originServerTs when the event was sent, in milliseconds since 1970
 * @param suggested whether the child is of interest to all in the space
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#ordering-of-children-within-a-space">
 *     Ordering of children within a space</a>
 */
public record SpaceChild(
    RoomId room,
    List<ServerName> via,
    Optional<String> order,
    long originServerTs,
    boolean suggested)
    implements Comparable<SpaceChild> {
  private static final String TYPE = "m.space.child";
  private static final int MAX_ORDER_LENGTH = 50;

  private static final Comparator<SpaceChild> IN_SPACE =
      Comparator.comparing((SpaceChild child) -> child.order.isEmpty())
          .thenComparing(child -> child.order.orElse(""))
          .thenComparingLong(SpaceChild::originServerTs)
          .thenComparing(child -> child.room.value());

  /** Copies the list. */
  public SpaceChild {
    via = List.copyOf(via);
  }

  /** The child that the event names; none where it names none, or takes one away. */
  public static Optional<SpaceChild> read(Pdu event) {
    if (!event.type().equals(TYPE)) {
      return Optional.empty();
    }
    Optional<RoomId> room = event.stateKey().flatMap(SpaceChild::room);
    Optional<List<ServerName>> via = Via.read(event.content());
    return room.flatMap(child -> via.map(servers -> of(event, child, servers)));
  }

  private static SpaceChild of(Pdu event, RoomId room, List<ServerName> via) {
    return new SpaceChild(
        room,
        via,
        event.content().string("order").filter(SpaceChild::isOrder),
        event.originServerTs(),
        event.content().bool("suggested").orElse(false));
  }

  private static boolean isOrder(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_ORDER_LENGTH
        && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private static Optional<RoomId> room(String text) {
    try {
      return Optional.of(RoomId.parse(text));
    } catch (InvalidIdentifierException notARoom) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(SpaceChild other) {
    return IN_SPACE.compare(this, other);
  }
}
