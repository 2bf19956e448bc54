package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import java.time.Duration;

/** What users are notified of, and what others are told of it. */
@Section(
    title = "Push",
    at = "push",
    doc = "What users are notified of, and what push gateways are told of it.")
public record PushConfig(
    @Option(
            name = "enabled",
            byDefault = "true",
            doc =
                "Whether pushers tell anybody what users are notified of. Unread counts are kept in"
                    + " any case.")
        boolean enabled,
    @Option(
            name = "include_content",
            byDefault = "true",
            doc =
                "Whether push gateways are told what messages say, where the client has not asked"
                    + " for `event_id_only`.")
        boolean includesContent,
    @Option(
            name = "group_unread_count_by_room",
            byDefault = "true",
            doc =
                "Whether the number on an app's icon counts rooms with unread messages; otherwise it"
                    + " counts the messages.")
        boolean countsRooms,
    @Option(
            name = "jitter_delay",
            byDefault = "0s",
            doc =
                "How long a notification may wait at most, by chance, so that nobody can tell from"
                    + " the time of a push which message it belongs to.")
        Duration jitter) {
  private static final Duration LONGEST_JITTER = Duration.ofSeconds(10);

  /** Checks the delay. */
  public PushConfig {
    require(jitter.compareTo(LONGEST_JITTER) <= 0, "jitter_delay", "must be at most 10s");
  }
}
