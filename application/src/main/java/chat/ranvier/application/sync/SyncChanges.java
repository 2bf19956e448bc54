package chat.ranvier.application.sync;

import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.domain.room.Membership;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may have changed for a user between two positions, by stream. Where that is not known, as
 * for old positions, storage has to be asked.
 */
public final class SyncChanges {
  private final long since;
  private final long upTo;
  private final boolean isKnown;
  private final Map<ChangeStream, Set<Long>> changed;
  private final Map<Long, RoomMembership> places;

  /**
   * The changes.
   *
   * @param isKnown whether the streams that have changed are known
   * @param changed the streams that have, each with the rooms it is about; none for one that is
   *     about no rooms
   * @param places the user's place in those rooms, or in all where the streams are not known or a
   *     section is behind, by the rooms' numbers
   */
  SyncChanges(
      long since,
      long upTo,
      boolean isKnown,
      Map<ChangeStream, Set<Long>> changed,
      Map<Long, RoomMembership> places) {
    this.since = since;
    this.upTo = upTo;
    this.isKnown = isKnown;
    this.changed = changed;
    this.places = places;
  }

  /** The same, of which only storage knows what has changed since the position. */
  SyncChanges unknownSince(long position) {
    return new SyncChanges(position, upTo, false, Map.of(), places);
  }

  /** The position after which they are; 0 where everything is new. */
  public long since() {
    return since;
  }

  /** The position up to which they are. */
  public long upTo() {
    return upTo;
  }

  /** Whether the streams that have changed are known; where not, storage has to be asked. */
  public boolean isKnown() {
    return isKnown;
  }

  /** Whether it is known that nothing has changed. */
  boolean isNothing() {
    return isKnown && changed.isEmpty();
  }

  /** Whether anything of this stream may have changed for the user. */
  public boolean mayHave(ChangeStream stream) {
    return !isKnown || changed.containsKey(stream);
  }

  /** The rooms in which the stream has changed; nothing where that is not known. */
  public Optional<Set<Long>> roomsWith(ChangeStream stream) {
    return isKnown ? Optional.of(changed.getOrDefault(stream, Set.of())) : Optional.empty();
  }

  /**
   * The rooms the user is in of which this stream may tell something new; those that the user came
   * to since among them, as what was before the user came is new as well.
   */
  public Set<Long> joinedRoomsWith(ChangeStream stream) {
    if (!isKnown) {
      return joinedRooms();
    }
    Set<Long> found = new TreeSet<>();
    for (long room : changed.getOrDefault(stream, Set.of())) {
      joined(room).ifPresent(place -> found.add(room));
    }
    for (long room : changed.getOrDefault(ChangeStream.EVENTS, Set.of())) {
      joined(room).filter(place -> place.position() > since).ifPresent(place -> found.add(room));
    }
    return found;
  }

  private Optional<RoomMembership> joined(long room) {
    return place(room).filter(place -> place.membership() == Membership.JOIN);
  }

  /**
   * All rooms that the user is in.
   *
   * @throws IllegalStateException where the changes are known: then only what has changed counts
   */
  public Set<Long> joinedRooms() {
    Set<Long> joined = new TreeSet<>();
    for (RoomMembership place : places()) {
      if (place.membership() == Membership.JOIN) {
        joined.add(place.room().number());
      }
    }
    return joined;
  }

  /** The user's place in a room that has changed, where there is one. */
  public Optional<RoomMembership> place(long room) {
    return Optional.ofNullable(places.get(room)).filter(place -> place.position() <= upTo);
  }

  /**
   * The user's place in all rooms.
   *
   * @throws IllegalStateException where the changes are known: then only what has changed counts
   */
  public Collection<RoomMembership> places() {
    if (isKnown) {
      throw new IllegalStateException("a poll is to cost what has changed");
    }
    return places.values().stream().filter(place -> place.position() <= upTo).toList();
  }

  /** The user's places in these rooms and those that may have changed, the latest last. */
  List<RoomMembership> placesIn(Collection<Long> rooms, Membership... memberships) {
    List<RoomMembership> found = new ArrayList<>();
    Set<Membership> wanted = Set.of(memberships);
    for (RoomMembership place : candidates(rooms)) {
      if (wanted.contains(place.membership())) {
        found.add(place);
      }
    }
    found.sort(Comparator.comparingLong(RoomMembership::position));
    return found;
  }

  private Collection<RoomMembership> candidates(Collection<Long> rooms) {
    if (!isKnown) {
      return places();
    }
    Set<Long> numbers = new TreeSet<>(rooms);
    numbers.addAll(changed.getOrDefault(ChangeStream.EVENTS, Set.of()));
    return numbers.stream().flatMap(room -> place(room).stream()).toList();
  }
}
