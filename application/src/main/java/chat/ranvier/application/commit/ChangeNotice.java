package chat.ranvier.application.commit;

import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.domain.identifier.UserId;

/** What has become visible at a stream position, for those who wait for it. */
public sealed interface ChangeNotice {
  /** Events joined a room's timeline. */
  record RoomEvents(PositionedAppend appended) implements ChangeNotice {}

  /** A user's account data changed, global or of a room. */
  record AccountData(UserId user) implements ChangeNotice {}

  /** Receipts in a room changed. */
  record Receipts(long room) implements ChangeNotice {}

  /** Who is typing in a room changed. */
  record Typing(long room) implements ChangeNotice {}

  /** The user forgot a room, so that it must not be shown any more. */
  record Forgotten(UserId user, long room) implements ChangeNotice {}
}
