package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;

/** Who sees and changes names and avatars. */
@Section(title = "Profiles", doc = "Who sees and changes names and avatars.")
public record ProfilesConfig(
    @Option(
            name = "require_auth_for_profile_requests",
            byDefault = "false",
            doc = "Shows profiles to logged-in users only.")
        boolean authenticationRequired,
    @Option(
            name = "limit_profile_requests_to_users_who_share_rooms",
            byDefault = "false",
            doc = "Shows profiles only to users who share a room.")
        boolean sharedRoomRequired,
    @Option(
            name = "include_profile_data_on_invite",
            byDefault = "true",
            doc = "Whether an invitation carries the profile of who is invited.")
        boolean includedOnInvite,
    @Option(
            name = "enable_set_displayname",
            byDefault = "true",
            doc = "Whether users may change a name once it is set.")
        boolean nameMayChange,
    @Option(
            name = "enable_set_avatar_url",
            byDefault = "true",
            doc = "Whether users may change an avatar once it is set.")
        boolean avatarMayChange) {}
