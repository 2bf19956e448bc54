package chat.ranvier.application.membership;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.profile.port.Profile;
import chat.ranvier.application.profile.port.ProfileStore;
import chat.ranvier.application.room.port.RoomWriters;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;

/**
 * Makes member events, with the name and the avatar of this server's users in them, and writes them
 * into rooms.
 */
public final class MemberWriter {
  private final ServerName server;
  private final ProfileStore profiles;
  private final RoomWriters writers;
  private final Time time;
  private final boolean invitesShowProfiles;

  /**
   * Takes profiles from this store.
   *
   * @param invitesShowProfiles whether an invite carries the profile of who is invited
   */
  public MemberWriter(
      ServerName server,
      ProfileStore profiles,
      RoomWriters writers,
      Time time,
      boolean invitesShowProfiles) {
    this.server = server;
    this.profiles = profiles;
    this.writers = writers;
    this.time = time;
    this.invitesShowProfiles = invitesShowProfiles;
  }

  /**
   * Writes a member event.
   *
   * @param content what it is to hold beside the membership and the profile; where it says
   *     something of the profile, that stands
   * @throws chat.ranvier.application.failure.MatrixFailure {@code M_FORBIDDEN} where the rules do
   *     not allow it
   */
  public EventId write(
      RoomId room, UserId sender, UserId target, Membership membership, JsonObject content) {
    return writers
        .write(room, WriteEventsCommand.of(draft(sender, target, membership, content)))
        .eventId();
  }

  /** The member event that {@link #write} would write. */
  public EventDraft draft(UserId sender, UserId target, Membership membership, JsonObject content) {
    JsonObject.Builder complete = content.toBuilder().put("membership", membership.value());
    if (showsProfile(membership) && target.belongsTo(server)) {
      addProfile(complete, profiles.find(target));
    }
    return EventDraft.state(
        new StateSlot("m.room.member", target.value()), sender, complete.build(), time.nowMillis());
  }

  private static void addProfile(JsonObject.Builder content, Profile profile) {
    if (!content.has(Profile.DISPLAY_NAME)) {
      content.putIfPresent(Profile.DISPLAY_NAME, profile.displayName());
    }
    if (!content.has(Profile.AVATAR_URL)) {
      content.putIfPresent(Profile.AVATAR_URL, profile.avatarUrl());
    }
  }

  private boolean showsProfile(Membership membership) {
    return switch (membership) {
      case JOIN, KNOCK -> true;
      case INVITE -> invitesShowProfiles;
      case LEAVE, BAN -> false;
    };
  }
}
