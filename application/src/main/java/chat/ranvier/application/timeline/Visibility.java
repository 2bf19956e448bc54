package chat.ranvier.application.timeline;

import chat.ranvier.application.account.ErasedUsers;
import chat.ranvier.application.accountdata.IgnoredUsers;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides who may look into a room: every use case that reads a room enters it
 * here.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-history-visibility">Room
 *     history visibility</a>
 */
public final class Visibility {
  private final Rooms rooms;
  private final MembershipStore memberships;
  private final IgnoredUsers ignored;
  private final ErasedUsers erased;

  /** Decides by the rooms' states, by who has forgotten them, and by what users are to others. */
  public Visibility(
      Rooms rooms, MembershipStore memberships, IgnoredUsers ignored, ErasedUsers erased) {
    this.rooms = rooms;
    this.memberships = memberships;
    this.ignored = ignored;
    this.erased = erased;
  }

  /** What the reader may see of a room, which may be nothing; nobody is turned away. */
  public RoomView view(RoomSnapshot room, Reader reader) {
    return new RoomView(room, reader, new Acquaintances(reader.user()));
  }

  /** What another server may see of a room that it may ask about. */
  public ServerView view(RoomSnapshot room, ServerName server) {
    return new ServerView(room, server, memberships, erased);
  }

  /**
   * The room for who is in it, was in it and has not forgotten it, or for anybody where anybody may
   * read it.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for anybody else, also where there is no such room
   */
  public RoomView enter(RoomId roomId, Reader reader) {
    RoomView view = rooms.find(roomId).map(room -> view(room, reader)).orElseThrow(this::refusal);
    if (mayEnter(view)) {
      return view;
    }
    throw refusal();
  }

  /** Whether {@link #enter} would let the reader in. */
  boolean mayEnter(RoomView view) {
    return view.isJoined() || remembers(view) || view.isWorldReadable();
  }

  /** Whether the reader was in the room and does not want to know of it any more. */
  boolean hasForgotten(RoomView view) {
    return !view.isJoined() && view.wasEverJoined() && !remembers(view);
  }

  /**
   * The room for who is in it.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for anybody else, also where there is no such room
   */
  public RoomView enterAsMember(RoomId roomId, Reader reader) {
    return rooms
        .find(roomId)
        .map(room -> view(room, reader))
        .filter(RoomView::isJoined)
        .orElseThrow(this::refusal);
  }

  private boolean remembers(RoomView view) {
    return view.wasEverJoined()
        && !memberships
            .find(view.reader().user(), view.room().room().number())
            .map(RoomMembership::forgotten)
            .orElse(false);
  }

  /** What other users are to one; whom that one ignores is read when it is first asked for. */
  private final class Acquaintances implements RoomView.Others {
    private final UserId user;
    private @Nullable Set<String> ignoredByUser;

    Acquaintances(UserId user) {
      this.user = user;
    }

    @Override
    public boolean isIgnored(UserId sender) {
      Set<String> known = ignoredByUser;
      if (known == null) {
        known = ignored.of(user);
        ignoredByUser = known;
      }
      return !known.isEmpty() && !sender.equals(user) && known.contains(sender.value());
    }

    @Override
    public boolean isErased(UserId sender) {
      return erased.contains(sender);
    }
  }

  private MatrixFailure refusal() {
    return new MatrixFailure(ErrorCode.FORBIDDEN, "You are not in this room");
  }
}
