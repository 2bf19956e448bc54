package chat.ranvier.http.client.sync.section;

import chat.ranvier.application.push.Unread;
import chat.ranvier.application.push.port.Counts;
import chat.ranvier.application.sync.section.UnreadSection.UnreadNotifications;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.client.sync.SyncPartJson;
import java.util.Map;
import java.util.TreeMap;

/** {@code unread_notifications} and {@code unread_thread_notifications} of a room. */
public final class UnreadJson implements SyncPartJson<UnreadNotifications> {
  @Override
  public Place place() {
    return Place.JOINED_ROOM;
  }

  @Override
  public Class<UnreadNotifications> type() {
    return UnreadNotifications.class;
  }

  @Override
  public void write(UnreadNotifications part, JsonOutput out) {
    Unread unread = part.unread();
    write("unread_notifications", part.isByThread() ? unread.main() : unread.all(), out);
    Map<String, Counts> threads = part.isByThread() ? unread.threads() : Map.of();
    if (!threads.isEmpty()) {
      out.name("unread_thread_notifications").beginObject();
      new TreeMap<>(threads).forEach((thread, counts) -> write(thread, counts, out));
      out.endObject();
    }
  }

  private static void write(String name, Counts counts, JsonOutput out) {
    out.name(name)
        .beginObject()
        .name("highlight_count")
        .value(counts.highlights())
        .name("notification_count")
        .value(counts.notifications())
        .endObject();
  }
}
