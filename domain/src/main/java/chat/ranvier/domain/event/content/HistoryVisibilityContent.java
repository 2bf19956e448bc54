package chat.ranvier.domain.event.content;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.HistoryVisibility;

/**
 * The content of {@code m.room.history_visibility}, read leniently.
 *
 * @param json the content as it was received
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#mroomhistory_visibility">m.room.history_visibility
 *     </a>
 */
public record HistoryVisibilityContent(JsonObject json) {
  /** The visibility; shared where none is named or the named one is not understood. */
  public HistoryVisibility historyVisibility() {
    return json.string("history_visibility")
        .flatMap(HistoryVisibility::find)
        .orElse(HistoryVisibility.SHARED);
  }
}
