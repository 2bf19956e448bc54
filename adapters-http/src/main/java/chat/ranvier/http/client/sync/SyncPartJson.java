package chat.ranvier.http.client.sync;

import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.domain.json.JsonOutput;

/**
 * How a part that a section adds to answers is written.
 *
 * @param <P> the part
 */
public interface SyncPartJson<P extends SyncPart> {
  /** Where in the answer a part stands. */
  enum Place {
    /** Members of the answer itself. */
    ANSWER,
    /** Members of a room, be it joined or left. */
    ROOM,
    /** Members of a joined room. */
    JOINED_ROOM,
    /** An event among those of a joined room's {@code ephemeral}. */
    EPHEMERAL
  }

  /** Where it stands. */
  Place place();

  /** The part's class. */
  Class<P> type();

  /** Writes it: names with their values, or for {@link Place#EPHEMERAL} one value. */
  void write(P part, JsonOutput out);

  /** Writes what stands there when there is no such part. */
  default void writeAbsent(JsonOutput out) {}
}
