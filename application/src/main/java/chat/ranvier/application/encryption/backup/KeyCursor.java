package chat.ranvier.application.encryption.backup;

import chat.ranvier.application.encryption.backup.port.BackedUpKey;
import chat.ranvier.application.encryption.backup.port.BackedUpKeyStore;
import chat.ranvier.application.encryption.backup.port.BackupId;
import chat.ranvier.application.environment.port.WorkingMemory;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The keys of a backup one after the other, of which memory holds one page. What changes meanwhile
 * may be seen or not; each key is seen once at most.
 */
final class KeyCursor implements Iterator<BackedUpKey> {
  private static final int PAGE = 100;

  private final BackedUpKeyStore keys;
  private final BackupId backup;
  private final Optional<RoomId> room;
  private List<BackedUpKey> page;
  private int place;

  /** Reads the first page, in memory for one page and the next. */
  KeyCursor(BackedUpKeyStore keys, BackupId backup, Optional<RoomId> room) {
    this.keys = keys;
    this.backup = backup;
    this.room = room;
    WorkingMemory.current().take(2L * PAGE * BackupLimits.MAX_SESSION_DATA);
    this.page = keys.page(backup, room, Optional.empty(), PAGE);
  }

  @Override
  public boolean hasNext() {
    if (place == page.size() && page.size() == PAGE) {
      page = keys.page(backup, room, Optional.of(page.getLast().session()), PAGE);
      place = 0;
    }
    return place < page.size();
  }

  @Override
  public BackedUpKey next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.get(place++);
  }
}
