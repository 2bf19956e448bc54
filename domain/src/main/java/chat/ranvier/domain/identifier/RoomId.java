package chat.ranvier.domain.identifier;

import java.util.Optional;

/**
 * The identifier of a room: {@code !opaque:domain}, or {@code !hash} since room version 12.
 *
 * @param value at most 255 bytes of UTF-8
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#room-ids">Room IDs</a>
 */
public record RoomId(String value) implements Comparable<RoomId> {
  /**
   * Takes the text as it is.
   *
   * @throws InvalidIdentifierException where the grammar is not kept
   */
  public RoomId {
    IdentifierGrammar.checkOpaque("room id", '!', value);
  }

  /** Reads the text as it came from outside; the same as the constructor. */
  public static RoomId parse(String text) {
    return new RoomId(text);
  }

  /** Reads the text as it came from outside, where it is a room's id. */
  public static Optional<RoomId> find(String text) {
    try {
      return Optional.of(new RoomId(text));
    } catch (InvalidIdentifierException notARoom) {
      return Optional.empty();
    }
  }

  /** The id of the room that this create event begins, where the one is the other's hash. */
  public static RoomId ofCreateEvent(EventId createEvent) {
    return new RoomId("!" + createEvent.value().substring(1));
  }

  /** The create event that the id is the hash of, in rooms where it is one. */
  public EventId createEvent() {
    return new EventId("$" + value.substring(1));
  }

  /** The server in the id, where there is one: it says nothing of who is in the room. */
  public Optional<ServerName> server() {
    return IdentifierGrammar.findServer(value);
  }

  @Override
  public int compareTo(RoomId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
