package chat.ranvier.application.sync.section;

import chat.ranvier.application.sync.SyncChanges;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.SyncParts;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.sync.SyncSection;
import chat.ranvier.application.typing.SetTyping;
import chat.ranvier.application.typing.TypingUsers;
import chat.ranvier.domain.identifier.UserId;
import java.util.List;

/**
 * Who is typing.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#typing-notifications">Typing
 *     notifications</a>
 */
public final class TypingSection implements SyncSection {
  private final TypingUsers typing;

  /** The section, on what it tells of. */
  public TypingSection(TypingUsers typing) {
    this.typing = typing;
  }

  /** Who is typing in a room where that has changed. */
  public record Typing(List<UserId> users) implements SyncPart {}

  @Override
  public String name() {
    return "typing";
  }

  @Override
  public void collect(SyncRequest request, SyncChanges changes, SyncParts parts) {
    if (!request.filter().ephemeral().acceptsType("m.typing")) {
      return;
    }
    for (long room : changes.joinedRoomsWith(SetTyping.STREAM)) {
      long position = typing.positionOf(room);
      List<UserId> users = typing.in(room);
      boolean isNews = !request.isInitial() || !users.isEmpty();
      if (position > changes.since() && position <= changes.upTo() && isNews) {
        parts.addToRoom(room, new Typing(users));
      }
    }
  }
}
