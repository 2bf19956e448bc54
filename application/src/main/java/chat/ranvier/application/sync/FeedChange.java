package chat.ranvier.application.sync;

import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Optional;

/** What a feed is told of a change. */
sealed interface FeedChange {
  /** The stream has changed in a room. */
  record InRoom(ChangeStream stream, long room, long position) implements FeedChange {}

  /**
   * The stream has changed for the user.
   *
   * @param room the room that it is told with, where it is told with one
   */
  record ForUser(ChangeStream stream, Optional<RoomId> room, long position) implements FeedChange {}

  /** The user's place in a room has changed, by events up to this position. */
  record Moved(RoomMembership place, long position) implements FeedChange {}

  /** The user has forgotten a room. */
  record Forgot(long room) implements FeedChange {}
}
