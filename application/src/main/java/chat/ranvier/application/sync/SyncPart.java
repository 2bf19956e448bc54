package chat.ranvier.application.sync;

import java.util.List;
import java.util.Optional;

/** A part of an answer of {@code /sync} that a {@link SyncSection} adds, for all or for a room. */
public interface SyncPart {
  /** Whether it is worth an answer of its own, not only to be told together with others. */
  default boolean isNews() {
    return true;
  }

  /** The part of this type, where it is among these. */
  static <P extends SyncPart> Optional<P> find(Class<P> type, List<SyncPart> parts) {
    for (SyncPart part : parts) {
      if (type.isInstance(part)) {
        return Optional.of(type.cast(part));
      }
    }
    return Optional.empty();
  }
}
