package chat.ranvier.application.sync;

import chat.ranvier.application.accountdata.IgnoredUsers;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.domain.room.Membership;
import java.util.List;
import java.util.Set;

/** The rooms the user is newly invited to or knocks on, with their stripped state. */
public final class InvitedRooms implements SyncSection {
  private final IgnoredUsers ignored;

  /** The section; of those whom a user ignores, invites are not told. */
  public InvitedRooms(IgnoredUsers ignored) {
    this.ignored = ignored;
  }

  @Override
  public String name() {
    return "invited-rooms";
  }

  @Override
  public void collect(SyncRequest request, SyncChanges changes, SyncParts parts) {
    for (RoomMembership place : changes.placesIn(List.of(), Membership.INVITE, Membership.KNOCK)) {
      boolean isNew = place.position() > changes.since();
      if (!isNew || !request.isWanted(place)) {
        continue;
      }
      if (place.membership() == Membership.KNOCK) {
        parts.addKnocked(place.room().roomId(), place.strippedState());
      } else if (!isFromIgnored(place)) {
        parts.addInvited(place.room().roomId(), place.strippedState());
      }
    }
  }

  private boolean isFromIgnored(RoomMembership invite) {
    Set<String> unheard = ignored.of(invite.user());
    return !unheard.isEmpty()
        && invite
            .strippedState()
            .objects()
            .filter(
                event ->
                    event.string("state_key").filter(invite.user().value()::equals).isPresent())
            .flatMap(event -> event.string("sender").stream())
            .anyMatch(unheard::contains);
  }
}
