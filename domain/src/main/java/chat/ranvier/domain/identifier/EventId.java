package chat.ranvier.domain.identifier;

import java.util.Optional;

/**
 * The identifier of an event: {@code $opaque:domain} in room versions 1 and 2, {@code $hash} since.
 *
 * @param value at most 255 bytes of UTF-8
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#event-ids">Event IDs</a>
 */
public record EventId(String value) implements Comparable<EventId> {
  /**
   * Takes the text as it is.
   *
   * @throws InvalidIdentifierException where the grammar is not kept
   */
  public EventId {
    IdentifierGrammar.checkOpaque("event id", '$', value);
  }

  /** Reads the text as it came from outside; the same as the constructor. */
  public static EventId parse(String text) {
    return new EventId(text);
  }

  /** The server in the id, which chose it: in room versions 1 and 2 only. */
  public Optional<ServerName> server() {
    return IdentifierGrammar.findServer(value);
  }

  @Override
  public int compareTo(EventId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
