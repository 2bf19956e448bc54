package chat.ranvier.application.sync;

import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A user's place in all rooms, by the rooms' numbers; guarded by the feed it belongs to. */
final class FeedPlaces {
  private final Map<Long, RoomMembership> places = new HashMap<>();

  /** By the rooms' ids; made when it is first needed, as most users need it never. */
  private Optional<Map<RoomId, Long>> numbers = Optional.empty();

  /** A place as it was read, where no later one is known. */
  void learn(RoomMembership read) {
    RoomMembership known = places.get(read.room().number());
    if (known == null || known.position() < read.position()) {
      put(read);
    }
  }

  /** The place has changed. */
  void put(RoomMembership place) {
    long room = place.room().number();
    places.put(room, place);
    numbers.ifPresent(known -> known.put(place.room().roomId(), room));
  }

  /** The user has forgotten the room, where they have not come back since. */
  void forget(long room) {
    places.computeIfPresent(
        room, (number, place) -> place.isOver() ? place.forgottenSince() : place);
  }

  /** The number of a room in which the user has a place. */
  Optional<Long> numberOf(RoomId room) {
    if (numbers.isEmpty()) {
      numbers = Optional.of(index());
    }
    return numbers.map(known -> known.get(room));
  }

  private Map<RoomId, Long> index() {
    Map<RoomId, Long> index = new HashMap<>();
    places.forEach((number, place) -> index.put(place.room().roomId(), number));
    return index;
  }

  /** A copy of all places. */
  Map<Long, RoomMembership> all() {
    return new HashMap<>(places);
  }

  /** The places in these rooms. */
  Map<Long, RoomMembership> in(Collection<Set<Long>> rooms) {
    if (rooms.isEmpty()) {
      return Map.of();
    }
    Map<Long, RoomMembership> found = new HashMap<>();
    for (Set<Long> some : rooms) {
      for (long room : some) {
        RoomMembership place = places.get(room);
        if (place != null) {
          found.put(room, place);
        }
      }
    }
    return found;
  }
}
