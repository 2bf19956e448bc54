package chat.ranvier.visibility;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The events of a room without forks, one after the other, and who its members are by them. */
record Line(List<Pdu> events) {
  int size() {
    return events.size();
  }

  Pdu event(int index) {
    return events.get(index);
  }

  int index(EventId id) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).eventId().equals(id)) {
        return i;
      }
    }
    throw new AssertionError(id + " is no event of the room");
  }

  /** Whose membership the event says. */
  static Optional<UserId> subject(Pdu event) {
    return event.type().equals("m.room.member")
        ? event.stateKey().flatMap(UserId::find)
        : Optional.empty();
  }

  /** The member event of the user among the first events, so many. */
  Optional<EventId> member(UserId user, int count) {
    return last(user, count).map(Pdu::eventId);
  }

  /** The membership of the user after the first events, so many. */
  Membership membership(UserId user, int count) {
    return last(user, count)
        .flatMap(event -> new MemberContent(event.content()).membership())
        .orElse(Membership.LEAVE);
  }

  private Optional<Pdu> last(UserId user, int count) {
    for (int i = count - 1; i >= 0; i--) {
      if (subject(events.get(i)).equals(Optional.of(user))) {
        return Optional.of(events.get(i));
      }
    }
    return Optional.empty();
  }

  /** How many events there are up to that by which the user, who is gone, last went. */
  int departure(UserId user) {
    int count = size();
    while (count > 0 && membership(user, count) != Membership.JOIN) {
      count--;
    }
    return count + 1;
  }

  /** Whether the user has been in the room at some time since the first events, so many. */
  boolean wasJoined(UserId user, int from) {
    return IntStream.rangeClosed(from, size())
        .anyMatch(count -> membership(user, count) == Membership.JOIN);
  }

  /** Whether some may not see everything. */
  boolean isHidden() {
    return events.stream().anyMatch(event -> event.type().equals("m.room.history_visibility"));
  }
}
