package chat.ranvier.application.membership;

import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.CommitPart;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.UserInRoom;
import chat.ranvier.application.room.port.MembershipChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.room.Membership;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The forgetting of rooms by users of this server as they leave them, by themselves, by a kick or
 * by a ban. It becomes durable together with the leaving, so that nobody who has left remembers.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#mforget_forced_upon_leave-capability">m.forget_forced_upon_leave</a>
 */
public final class ForgottenDepartures implements CommitPart {
  private final ServerName server;
  private final MembershipStore memberships;

  /** Of this server's users, noted in this storage. */
  public ForgottenDepartures(ServerName server, MembershipStore memberships) {
    this.server = server;
    this.memberships = memberships;
  }

  @Override
  public void append(List<PositionedAppend> appends) {
    List<UserInRoom> departed = departed(appends);
    if (!departed.isEmpty()) {
      memberships.forget(departed);
    }
  }

  @Override
  public void undo() {
    // Nothing is kept in memory.
  }

  /** Tells those who follow their rooms, once somebody's leaving is visible. */
  public ChangeListener announcedBy(Commits commits) {
    return (position, notice) -> {
      if (notice instanceof ChangeNotice.RoomEvents events) {
        departed(List.of(events.appended())).forEach(gone -> announce(gone, commits));
      }
    };
  }

  private static void announce(UserInRoom gone, Commits commits) {
    commits.announceLater(
        new ChangeNotice.Forgotten(gone.user(), gone.room()),
        position -> {
          // It is stored already.
        });
  }

  /** Who is gone after all of the appends: who left may have come back in the same transaction. */
  private List<UserInRoom> departed(List<PositionedAppend> appends) {
    Map<UserInRoom, Membership> last = new LinkedHashMap<>();
    for (PositionedAppend each : appends) {
      long room = each.append().room().number();
      for (NewEvent event : each.append().events()) {
        for (MembershipChange change : event.memberships()) {
          if (change.user().belongsTo(server)) {
            last.put(new UserInRoom(change.user(), room), change.membership());
          }
        }
      }
    }
    return last.entrySet().stream()
        .filter(entry -> isGone(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isGone(Membership membership) {
    return membership == Membership.LEAVE || membership == Membership.BAN;
  }
}
