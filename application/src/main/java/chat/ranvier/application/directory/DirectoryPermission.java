package chat.ranvier.application.directory;

import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;

/** Who may decide under which names, and whether at all, the directory lists a room. */
final class DirectoryPermission {
  private DirectoryPermission() {}

  /** Members who may set the canonical alias. */
  static boolean mayManage(UserId user, RoomSnapshot room) {
    return room.membership(user) == Membership.JOIN
        && room.powerLevels().maySend(user, "m.room.canonical_alias", true);
  }
}
