package chat.ranvier.application.membership;

import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.Mailbox;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The departures of this server's guests from rooms that let guests in no more, whoever changed
 * that.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#guest-access">Guest access</a>
 */
public final class GuestDepartures implements ChangeListener {
  private static final Logger LOG = LoggerFactory.getLogger(GuestDepartures.class);
  private static final Optional<StateSlot> GUEST_ACCESS =
      Optional.of(StateSlot.of(GuestAdmission.TYPE));
  private static final int ROOMS_AT_ONCE = 100;
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Rooms rooms;
  private final MembershipStore memberships;
  private final MemberWriter members;
  private final Time time;
  private final Mailbox<RoomId> withdrawn;

  /** To be told of everything that the commits make visible. */
  public GuestDepartures(
      Rooms rooms, MembershipStore memberships, MemberWriter members, Threads threads, Time time) {
    this.rooms = rooms;
    this.memberships = memberships;
    this.members = members;
    this.time = time;
    this.withdrawn = new Mailbox<>(threads, "guests", ROOMS_AT_ONCE, this::leaveAll);
  }

  @Override
  public void changed(long position, ChangeNotice notice) {
    if (notice instanceof ChangeNotice.RoomEvents events
        && events.appended().append().events().stream().anyMatch(GuestDepartures::concerns)) {
      withdrawn.put(events.appended().append().room().roomId());
    }
  }

  private static boolean concerns(NewEvent event) {
    return event.slot().isPresent() && event.event().slot().equals(GUEST_ACCESS);
  }

  private void leaveAll(List<RoomId> changed) {
    for (RoomId room : new LinkedHashSet<>(changed)) {
      try {
        leave(room);
      } catch (StorageException e) {
        if (e.kind() != StorageException.Kind.CLOSED) {
          LOG.warn("The guests in {} could not leave; trying again", room, e);
          time.after(AGAIN, () -> withdrawn.put(room));
        }
      }
    }
  }

  private void leave(RoomId roomId) {
    rooms
        .find(roomId)
        .filter(room -> !GuestAdmission.isGiven(room))
        .ifPresent(
            room ->
                memberships.guestsIn(room.room().number()).forEach(guest -> leave(roomId, guest)));
  }

  private void leave(RoomId room, UserId guest) {
    try {
      members.write(room, guest, guest, Membership.LEAVE, JsonObject.empty());
    } catch (MatrixFailure refused) {
      LOG.warn("The guest {} could not leave {}", guest, room, refused);
    }
  }
}
