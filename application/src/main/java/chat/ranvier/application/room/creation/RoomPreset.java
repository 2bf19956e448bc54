package chat.ranvier.application.room.creation;

import chat.ranvier.domain.room.GuestAccess;
import chat.ranvier.domain.room.JoinRule;
import java.util.Optional;

/** A bundle of settings that rooms begin with. */
public enum RoomPreset {
  /** By invite; every member may invite. */
  PRIVATE_CHAT("private_chat", JoinRule.INVITE, GuestAccess.CAN_JOIN, 0),
  /** As private, and who is invited has the creator's power. */
  TRUSTED_PRIVATE_CHAT("trusted_private_chat", JoinRule.INVITE, GuestAccess.CAN_JOIN, 0),
  /** Open to all but guests. */
  PUBLIC_CHAT("public_chat", JoinRule.PUBLIC, GuestAccess.FORBIDDEN, 50);

  private final String value;
  private final JoinRule joinRule;
  private final GuestAccess guestAccess;
  private final int powerToInvite;

  RoomPreset(String value, JoinRule joinRule, GuestAccess guestAccess, int powerToInvite) {
    this.value = value;
    this.joinRule = joinRule;
    this.guestAccess = guestAccess;
    this.powerToInvite = powerToInvite;
  }

  /** The preset of this name. */
  public static Optional<RoomPreset> find(String value) {
    return switch (value) {
      case "private_chat" -> Optional.of(PRIVATE_CHAT);
      case "trusted_private_chat" -> Optional.of(TRUSTED_PRIVATE_CHAT);
      case "public_chat" -> Optional.of(PUBLIC_CHAT);
      default -> Optional.empty();
    };
  }

  /** Its name. */
  public String value() {
    return value;
  }

  JoinRule joinRule() {
    return joinRule;
  }

  GuestAccess guestAccess() {
    return guestAccess;
  }

  int powerToInvite() {
    return powerToInvite;
  }
}
