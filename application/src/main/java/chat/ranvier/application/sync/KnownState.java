package chat.ranvier.application.sync;

import chat.ranvier.application.room.RoomStates;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.state.StateRoot;
import java.util.Optional;

/** The state of a room that a client may know from the answers before. */
final class KnownState {
  private KnownState() {}

  /**
   * The state that was current at the last answer; where the user was out of the room then, the one
   * in which they left it, or, where they may not have been told of that because they were invited
   * or knocked since, the one in which they first came. Empty where they know nothing of the room.
   */
  static Optional<StateRoot> of(SyncRequest request, RoomStates states) {
    if (request.isInitial()) {
      return Optional.empty();
    }
    StateRoot last = states.at(request.position());
    Optional<StoredEvent> membership = membership(states, last, request.user());
    if (membership.filter(KnownState::isJoin).isPresent()) {
      return Optional.of(last);
    }
    Optional<StoredEvent> departure = Optional.empty();
    boolean isDepartureTold = true;
    while (membership.isPresent() && !isJoin(membership.get())) {
      departure = membership;
      isDepartureTold &= isEnd(membership.get());
      membership = membership(states, membership.get().stateBefore(), request.user());
    }
    Optional<StoredEvent> told =
        isDepartureTold && membership.isPresent()
            ? departure
            : membership.map(join -> firstJoin(states, join, request.user()));
    return told.map(event -> states.at(event.position()));
  }

  private static StoredEvent firstJoin(RoomStates states, StoredEvent join, UserId user) {
    StoredEvent first = join;
    Optional<StoredEvent> earlier = membership(states, join.stateBefore(), user);
    while (earlier.isPresent()) {
      first = isJoin(earlier.get()) ? earlier.get() : first;
      earlier = membership(states, earlier.get().stateBefore(), user);
    }
    return first;
  }

  static Optional<StoredEvent> membership(RoomStates states, StateRoot root, UserId user) {
    return states.find(root, new StateSlot("m.room.member", user.value()));
  }

  static boolean isJoin(StoredEvent membership) {
    return membershipOf(membership) == Membership.JOIN;
  }

  private static boolean isEnd(StoredEvent membership) {
    Membership now = membershipOf(membership);
    return now == Membership.LEAVE || now == Membership.BAN;
  }

  private static Membership membershipOf(StoredEvent event) {
    return new MemberContent(event.event().content()).membership().orElse(Membership.LEAVE);
  }
}
