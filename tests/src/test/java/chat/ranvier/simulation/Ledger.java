package chat.ranvier.simulation;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What the server has promised: everything that it acknowledged to a client. */
final class Ledger {
  private final List<Promise> promises = new ArrayList<>();
  private final List<RoomId> rooms = new ArrayList<>();
  private long clock;

  /**
   * An event that was acknowledged.
   *
   * @param label what the client called it; unique for messages
   * @param began when the client first asked, by the ledger's clock
   * @param acknowledged when the client had its answer
   * @param isFresh whether the event cannot have been there before the client asked
   * @param redacts the event that it redacts
   */
  record Promise(
      RoomId room,
      EventId event,
      String label,
      long began,
      long acknowledged,
      boolean isFresh,
      Optional<EventId> redacts) {}

  long tick() {
    return ++clock;
  }

  void made(RoomId room) {
    rooms.add(room);
  }

  void promised(Promise promise) {
    promises.add(promise);
  }

  List<Promise> promises() {
    return promises;
  }

  List<RoomId> rooms() {
    return rooms;
  }

  Optional<RoomId> anyRoom(Random random) {
    return rooms.isEmpty()
        ? Optional.empty()
        : Optional.of(rooms.get(random.nextInt(rooms.size())));
  }

  /** Any message that was acknowledged. */
  Optional<Promise> anyMessage(Random random) {
    List<Promise> messages =
        promises.stream()
            .filter(promise -> promise.isFresh() && promise.redacts().isEmpty())
            .toList();
    return messages.isEmpty()
        ? Optional.empty()
        : Optional.of(messages.get(random.nextInt(messages.size())));
  }
}
