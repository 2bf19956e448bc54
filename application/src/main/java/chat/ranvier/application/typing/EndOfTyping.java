package chat.ranvier.application.typing;

import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.room.port.MembershipChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;

/**
 * The end of typing for users who are in a room no more, be it that they left, were kicked or were
 * banned. Where it cannot be told at once, it is when the time of their typing is over.
 */
public final class EndOfTyping implements ChangeListener {
  private final TypingUsers typing;
  private final Commits commits;

  /** To be told of everything that the commits make visible. */
  public EndOfTyping(TypingUsers typing, Commits commits) {
    this.typing = typing;
    this.commits = commits;
    commits.listen(this);
  }

  @Override
  public void changed(long position, ChangeNotice notice) {
    if (notice instanceof ChangeNotice.RoomEvents events) {
      long room = events.appended().append().room().number();
      for (NewEvent event : events.appended().append().events()) {
        event.memberships().forEach(change -> changed(room, change));
      }
    }
  }

  private void changed(long room, MembershipChange change) {
    UserId user = change.user();
    if (change.membership() != Membership.JOIN && typing.callOf(room, user) != 0) {
      commits.announceLater(
          new ChangeNotice.InRooms(SetTyping.STREAM, room),
          position -> typing.clear(room, user, position));
    }
  }
}
