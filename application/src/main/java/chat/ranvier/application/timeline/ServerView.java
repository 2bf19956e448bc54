package chat.ranvier.application.timeline;

import chat.ranvier.application.account.ErasedUsers;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.RoomStates;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.HistoryVisibility;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.visibility.EventVisibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A room as another server may see it: what its users may not see is redacted before it is sent.
 * Events themselves are never kept back from a server in the room, because it needs them to know
 * the room's graph; whether the server may ask about the room at all is for others to decide. It is
 * meant for one request and one thread.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-history-visibility">Room
 *     history visibility</a>
 */
public final class ServerView {
  private final RoomSnapshot room;
  private final ServerName server;
  private final MembershipStore memberships;
  private final ErasedUsers erased;
  private @Nullable List<UserId> users;

  ServerView(
      RoomSnapshot room, ServerName server, MembershipStore memberships, ErasedUsers erased) {
    this.room = room;
    this.server = server;
    this.memberships = memberships;
    this.erased = erased;
  }

  /** What is sent of the event: all, or what remains of it by redaction. */
  public Pdu show(StoredEvent event) {
    Pdu shown = RenderedEvent.content(event);
    return maySee(event) && !isErased(event) ? shown : shown.redacted();
  }

  private boolean maySee(StoredEvent event) {
    HistoryVisibility before = visibility(event.stateBefore());
    return maySee(before, event)
        || (fills(event.event(), Moments.VISIBILITY)
            && maySee(Moments.visibility(event.event()), event));
  }

  private boolean maySee(HistoryVisibility visibility, StoredEvent event) {
    return EventVisibility.serverMaySee(visibility, List.of())
        || EventVisibility.serverMaySee(visibility, users(event));
  }

  private boolean isErased(StoredEvent event) {
    return erased.contains(event.event().sender()) && !users(event).contains(Membership.JOIN);
  }

  private HistoryVisibility visibility(StateRoot root) {
    return find(root, Moments.VISIBILITY).map(Moments::visibility).orElse(HistoryVisibility.SHARED);
  }

  /** How the server's users stood to the room before the event, and after it. */
  private List<Membership> users(StoredEvent event) {
    List<Membership> found = new ArrayList<>();
    for (UserId user : users()) {
      StateSlot slot = Moments.memberSlot(user);
      find(event.stateBefore(), slot).map(Moments::membership).ifPresent(found::add);
      if (fills(event.event(), slot)) {
        found.add(Moments.membership(event.event()));
      }
    }
    return found;
  }

  /** All users of the server whom the room has ever known. */
  private List<UserId> users() {
    List<UserId> known = users;
    if (known == null) {
      known =
          Arrays.stream(Membership.values())
              .flatMap(
                  membership ->
                      memberships
                          .members(room.room().number(), membership, Integer.MAX_VALUE)
                          .stream())
              .map(RoomMembership::user)
              .filter(user -> user.belongsTo(server))
              .toList();
      users = known;
    }
    return known;
  }

  private Optional<Pdu> find(StateRoot root, StateSlot slot) {
    RoomStates states = room.states();
    return states.find(root, slot).map(StoredEvent::event);
  }

  private static boolean fills(Pdu event, StateSlot slot) {
    return event.slot().filter(slot::equals).isPresent();
  }
}
