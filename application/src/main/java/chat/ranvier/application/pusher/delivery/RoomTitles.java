package chat.ranvier.application.pusher.delivery;

import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.timeline.RoomView;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.RoomSummaryHeroes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What rooms and their members are called.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#calculating-the-display-name-for-a-room">Calculating
 *     the display name for a room</a>
 */
public final class RoomTitles {
  private static final int CANDIDATES = RoomSummaryHeroes.MAX + 1;

  private final MembershipStore memberships;

  /** Calls rooms without a name by members of this store. */
  public RoomTitles(MembershipStore memberships) {
    this.memberships = memberships;
  }

  /** The name that somebody gave to the room. */
  public Optional<String> name(RoomView view) {
    return text(view.room(), "m.room.name", "name").or(() -> alias(view));
  }

  /** The alias that the room is known by. */
  Optional<String> alias(RoomView view) {
    return text(view.room(), "m.room.canonical_alias", "alias");
  }

  /** What the reader calls the room, whether it has a name or not. */
  public String title(RoomView view) {
    return name(view).orElseGet(() -> byMembers(view));
  }

  /** What a member is called in the room. */
  public String member(RoomView view, UserId user) {
    return view.room()
        .state(new StateSlot("m.room.member", user.value()))
        .flatMap(event -> new MemberContent(event.event().content()).displayName())
        .filter(name -> !name.isBlank())
        .orElse(user.value());
  }

  private static Optional<String> text(RoomSnapshot room, String type, String name) {
    return room.state(type)
        .map(event -> event.event().content())
        .flatMap((JsonObject content) -> content.string(name))
        .filter(text -> !text.isBlank());
  }

  private String byMembers(RoomView view) {
    UserId reader = view.reader().user();
    if (!view.isJoined()) {
      return "Invitation";
    }
    List<UserId> others = heroes(view.room().room().number(), reader);
    long count = view.room().head().joinedCount() + view.room().head().invitedCount() - 1;
    if (others.isEmpty()) {
      return "Empty room";
    }
    String first = member(view, others.getFirst());
    if (others.size() == 1 && count <= 1) {
      return first;
    }
    return count == 2 && others.size() == 2
        ? first + " and " + member(view, others.getLast())
        : first + " and " + Math.max(1, count - 1) + " others";
  }

  private List<UserId> heroes(long room, UserId reader) {
    List<RoomSummaryHeroes.Member> candidates = new ArrayList<>();
    for (Membership membership : List.of(Membership.JOIN, Membership.INVITE)) {
      memberships.members(room, membership, CANDIDATES).stream()
          .map(place -> new RoomSummaryHeroes.Member(place.user(), membership))
          .forEach(candidates::add);
    }
    return RoomSummaryHeroes.select(candidates, reader);
  }
}
