package chat.ranvier.application.push;

import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.Mailbox;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.domain.event.content.CreateContent;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives users of this server who come to a room the push rules that they have for the one that it
 * follows on, once that is visible.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-upgrades">Room upgrades</a>
 */
public final class UpgradedRooms implements ChangeListener {
  private static final Logger LOG = LoggerFactory.getLogger(UpgradedRooms.class);
  private static final int AT_ONCE = 64;

  private final ServerName server;
  private final Rooms rooms;
  private final MembershipStore memberships;
  private final ChangePushRules change;
  private final Mailbox<Joined> mailbox;

  private record Joined(UserId user, RoomRef room, long position) {}

  /** To be told of everything that the commits make visible. */
  public UpgradedRooms(
      ServerName server,
      Rooms rooms,
      MembershipStore memberships,
      ChangePushRules change,
      Threads threads,
      Commits commits) {
    this.server = server;
    this.rooms = rooms;
    this.memberships = memberships;
    this.change = change;
    this.mailbox = new Mailbox<>(threads, "upgraded rooms", AT_ONCE, this::copyAll);
    commits.listen(this);
  }

  @Override
  public void changed(long position, ChangeNotice notice) {
    if (notice instanceof ChangeNotice.RoomEvents(PositionedAppend appended)) {
      long at = appended.firstPosition();
      for (NewEvent event : appended.append().events()) {
        note(event, appended.append().room(), at++);
      }
    }
  }

  private void note(NewEvent event, RoomRef room, long position) {
    event.memberships().stream()
        .filter(place -> place.membership() == Membership.JOIN)
        .filter(place -> place.user().belongsTo(server))
        .forEach(place -> mailbox.put(new Joined(place.user(), room, position)));
  }

  private void copyAll(List<Joined> joined) {
    for (Joined one : joined) {
      try {
        predecessor(one.room()).ifPresent(before -> copy(one, before));
      } catch (MatrixFailure | StorageException e) {
        LOG.warn(
            "Push rules of {} are not copied to {}: {}",
            one.user(),
            one.room().roomId(),
            e.getMessage());
      }
    }
  }

  private Optional<RoomId> predecessor(RoomRef room) {
    return rooms
        .find(room.roomId())
        .flatMap(found -> found.state("m.room.create"))
        .flatMap(create -> new CreateContent(create.event().content()).predecessor())
        .map(CreateContent.Predecessor::roomId);
  }

  /** Only who comes gets rules: members who change their names may have taken them away again. */
  private void copy(Joined joined, RoomId before) {
    Long since =
        memberships
            .joinedSince(joined.user(), List.of(joined.room().number()))
            .get(joined.room().number());
    if (Objects.equals(since, joined.position())) {
      change.copy(joined.user(), before, joined.room().roomId());
    }
  }
}
