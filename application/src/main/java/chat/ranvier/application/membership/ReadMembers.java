package chat.ranvier.application.membership;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.RoomCaches;
import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.application.timeline.ClientEvents;
import chat.ranvier.application.timeline.ClientEvents.Form;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.RoomView;
import chat.ranvier.application.timeline.StreamToken;
import chat.ranvier.application.timeline.TimelineToken;
import chat.ranvier.application.timeline.Timelines;
import chat.ranvier.application.timeline.TopologicalToken;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.state.StateRoot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Lists the members of a room.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3roomsroomidmembers">GET
 *     members</a>
 */
public final class ReadMembers {
  private final Visibility visibility;
  private final MembershipStore memberships;
  private final RoomCaches events;
  private final Timelines timelines;
  private final ClientEvents clientEvents;

  /** Lists members to those who may look into the room. */
  public ReadMembers(
      Visibility visibility,
      MembershipStore memberships,
      RoomCaches events,
      Timelines timelines,
      ClientEvents clientEvents) {
    this.visibility = visibility;
    this.memberships = memberships;
    this.events = events;
    this.timelines = timelines;
    this.clientEvents = clientEvents;
  }

  /**
   * Which members: those with one membership, or without another, or all where neither is named.
   *
   * @param at the moment; the newest that the requester may see where none is named
   */
  public record Query(
      Optional<TimelineToken> at,
      Optional<Membership> membership,
      Optional<Membership> notMembership) {
    private boolean accepts(StoredEvent member) {
      Optional<Membership> actual = new MemberContent(member.event().content()).membership();
      boolean isAny = membership.isEmpty() && notMembership.isEmpty();
      return isAny
          || (membership.isPresent() && membership.equals(actual))
          || (notMembership.isPresent() && !notMembership.equals(actual));
    }
  }

  /**
   * The member events.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} where the requester may not look into the room
   */
  public List<ClientEvent> handle(Requester requester, RoomId room, Query query) {
    RoomView view = visibility.enter(room, Reader.of(requester));
    List<StoredEvent> state =
        query.at().map(token -> stateAt(view, token)).orElseGet(() -> all(view, view.state()));
    return state.stream()
        .filter(event -> event.event().type().equals("m.room.member"))
        .filter(query::accepts)
        .map(event -> clientEvents.inState(event, Form.WITH_ROOM))
        .toList();
  }

  private static List<StoredEvent> all(RoomView view, StateRoot root) {
    return view.room().states().all(root);
  }

  /** Who may not see what happened at a place may not see who was there then. */
  private List<StoredEvent> stateAt(RoomView view, TimelineToken at) {
    return switch (at) {
      case StreamToken moment -> stateAt(view, moment);
      case TopologicalToken graph -> {
        Optional<StoredEvent> last = timelines.at(view.room().room().number(), graph.place());
        boolean isLater = last.filter(event -> event.position() > view.lastPosition()).isPresent();
        if (isLater) {
          yield all(view, view.state());
        }
        checkHistory(view, last);
        yield last.map(view::stateAfter).orElse(List.of());
      }
    };
  }

  /** Of a room that had not begun yet, the state that was told together with the token. */
  private List<StoredEvent> stateAt(RoomView view, StreamToken at) {
    long position = Math.min(at.position(), view.lastPosition());
    Optional<StoredEvent> last =
        timelines.before(view.room().room().number(), StreamToken.BEFORE_ALL, position, 1).stream()
            .findFirst();
    checkHistory(view, last);
    StateRoot root = view.stateAt(position);
    if (!root.isEmpty()) {
      return all(view, root);
    }
    return at.told() > at.position()
        ? stateAt(view, new StreamToken(at.told()))
        : last.map(view::stateAfter).orElse(List.of());
  }

  private static void checkHistory(RoomView view, Optional<StoredEvent> last) {
    if (!last.stream().allMatch(view::isHistory)) {
      throw new MatrixFailure(ErrorCode.FORBIDDEN, "You may not see the members at that point");
    }
  }

  /**
   * Who is in the room now, with the content of their member events.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} where the requester is not in the room
   */
  public SequencedMap<UserId, MemberContent> joined(Requester requester, RoomId roomId) {
    RoomView view = visibility.enterAsMember(roomId, Reader.of(requester));
    List<RoomMembership> joined =
        memberships.members(view.room().room().number(), Membership.JOIN, Integer.MAX_VALUE);
    Map<Long, StoredEvent> members =
        events.events(joined.stream().map(RoomMembership::eventNumber).toList());
    SequencedMap<UserId, MemberContent> contents = new TreeMap<>();
    for (RoomMembership membership : joined) {
      StoredEvent member = members.get(membership.eventNumber());
      if (member != null) {
        contents.put(membership.user(), new MemberContent(ClientEvents.content(member)));
      }
    }
    return contents;
  }
}
