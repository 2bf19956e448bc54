package chat.ranvier.application.sync;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;

/**
 * What a client wants to be told.
 *
 * @param since what the last answer said; none for everything
 * @param isFullState whether all state is wanted, not only what has changed
 * @param isStateAfter whether the state after the timeline is wanted, not that before it
 */
public record SyncRequest(
    Requester requester,
    Optional<SyncPosition> since,
    SyncFilter filter,
    boolean isFullState,
    boolean isStateAfter) {
  /** Who is told. */
  public UserId user() {
    return requester.user();
  }

  /** Whether everything is to be told, not only what is new. */
  public boolean isInitial() {
    return since.isEmpty();
  }

  /** Whether there is to be an answer even where nothing has changed. */
  public boolean isAnsweredAtOnce() {
    return isInitial() || isFullState;
  }

  long position() {
    return since.map(SyncPosition::position).orElse(0L);
  }

  /** How far the section of this name has been told. */
  long position(String section) {
    return since.map(position -> position.of(section)).orElse(0L);
  }

  /** Whether some section was not told as far as the others. */
  boolean isBehind() {
    return since.filter(position -> !position.behind().isEmpty()).isPresent();
  }

  /**
   * Whether the client wants to be told of the room at all. A forgotten room is told of once more:
   * other devices must learn that it was left.
   */
  boolean isWanted(RoomMembership place) {
    boolean isTold = !place.forgotten() || !isInitial();
    return isTold && filter.acceptsRoom(place.room().roomId());
  }

  SyncRequest from(SyncPosition position) {
    return new SyncRequest(requester, Optional.of(position), filter, isFullState, isStateAfter);
  }
}
