package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import chat.ranvier.domain.room.version.RoomVersion;

/** How new rooms are made, what becomes of left ones, what clients may ask for at once. */
@Section(
    title = "Rooms",
    doc = "How new rooms are made, what becomes of left ones, what clients may ask for at once.")
public record RoomsConfig(
    @Option(
            name = "default_room_version",
            byDefault = "\"11\"",
            doc = "The version of rooms whose creator names none.")
        RoomVersion defaultVersion,
    @Option(
            name = "encryption_enabled_by_default_for_room_type",
            byDefault = "\"off\"",
            doc =
                "Which rooms made here are encrypted from the start; `invite` means those of the"
                    + " presets `private_chat` and `trusted_private_chat`.")
        EncryptionByDefault encryptionByDefault,
    @Option(
            name = "default_power_level_content_override",
            doc =
                "Power levels for each preset, before the creator's own"
                    + " `power_level_content_override`; each name replaces that name's whole"
                    + " default.")
        PowerLevelOverridesConfig powerLevelOverrides,
    @Option(
            name = "block_non_admin_invites",
            byDefault = "false",
            doc = "Lets only the server's administrators invite users of this server.")
        boolean blocksInvites,
    @Option(
            name = "forget_rooms_on_leave",
            byDefault = "false",
            doc =
                "Lets users forget rooms as they leave them, by themselves, by a kick or by a ban:"
                    + " they read nothing of them any more.")
        boolean forgetsOnLeave,
    @Option(
            name = "filter_timeline_limit",
            byDefault = "100",
            doc = "The most events of a timeline in an answer; -1 for no limit.")
        int timelineLimit,
    @Option(
            name = "dummy_events_threshold",
            byDefault = "10",
            doc =
                "With more forward extremities than this the branches of a room are joined by an"
                    + " event that nobody is shown.")
        int dummyEventsThreshold) {
  /** Checks the numbers. */
  public RoomsConfig {
    require(
        timelineLimit == -1 || timelineLimit > 0,
        "filter_timeline_limit",
        "must be greater than 0, or -1 for no limit");
    require(dummyEventsThreshold > 0, "dummy_events_threshold", "must be greater than 0");
  }

  /** Which rooms made here are encrypted from the start. */
  public enum EncryptionByDefault {
    OFF,
    INVITE,
    ALL
  }
}
