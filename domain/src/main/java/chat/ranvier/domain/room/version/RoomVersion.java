package chat.ranvier.domain.room.version;

import static chat.ranvier.domain.room.version.RoomVersionRule.ALIASES_NOT_SPECIAL;
import static chat.ranvier.domain.room.version.RoomVersionRule.CREATE_EVENT_IS_ROOM_ID;
import static chat.ranvier.domain.room.version.RoomVersionRule.CREATE_EVENT_NOT_IN_AUTH_EVENTS;
import static chat.ranvier.domain.room.version.RoomVersionRule.EVENT_ID_IS_HASH;
import static chat.ranvier.domain.room.version.RoomVersionRule.IMPLICIT_CREATOR;
import static chat.ranvier.domain.room.version.RoomVersionRule.INTEGER_POWER_LEVELS;
import static chat.ranvier.domain.room.version.RoomVersionRule.KNOCKING;
import static chat.ranvier.domain.room.version.RoomVersionRule.KNOCK_RESTRICTED_JOINS;
import static chat.ranvier.domain.room.version.RoomVersionRule.NOTIFICATION_LEVELS_GUARDED;
import static chat.ranvier.domain.room.version.RoomVersionRule.PRIVILEGED_CREATORS;
import static chat.ranvier.domain.room.version.RoomVersionRule.REDACTIONS_ALWAYS_AUTHORISED;
import static chat.ranvier.domain.room.version.RoomVersionRule.REDACTION_KEEPS_JOIN_AUTHORISER;
import static chat.ranvier.domain.room.version.RoomVersionRule.REDACTS_IN_CONTENT;
import static chat.ranvier.domain.room.version.RoomVersionRule.RESTRICTED_JOINS;
import static chat.ranvier.domain.room.version.RoomVersionRule.SIGNING_KEY_VALIDITY;
import static chat.ranvier.domain.room.version.RoomVersionRule.STATE_RESOLUTION_2;
import static chat.ranvier.domain.room.version.RoomVersionRule.STATE_RESOLUTION_2_1;
import static chat.ranvier.domain.room.version.RoomVersionRule.STRICT_CANONICAL_JSON;
import static chat.ranvier.domain.room.version.RoomVersionRule.UPDATED_REDACTION;
import static chat.ranvier.domain.room.version.RoomVersionRule.URL_SAFE_EVENT_ID;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * A version of rooms: a row of rules, each version written as what it adds to the one before.
 *
 * <p>There is one object for each version; two are the same version where they are the same object.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/">Room versions</a>
 */
public final class RoomVersion {
  public static final RoomVersion V1 = new RoomVersion("1", EnumSet.noneOf(RoomVersionRule.class));
  public static final RoomVersion V2 = V1.with("2", STATE_RESOLUTION_2);
  public static final RoomVersion V3 = V2.with("3", EVENT_ID_IS_HASH, REDACTIONS_ALWAYS_AUTHORISED);
  public static final RoomVersion V4 = V3.with("4", URL_SAFE_EVENT_ID);
  public static final RoomVersion V5 = V4.with("5", SIGNING_KEY_VALIDITY);
  public static final RoomVersion V6 =
      V5.with("6", STRICT_CANONICAL_JSON, ALIASES_NOT_SPECIAL, NOTIFICATION_LEVELS_GUARDED);
  public static final RoomVersion V7 = V6.with("7", KNOCKING);
  public static final RoomVersion V8 = V7.with("8", RESTRICTED_JOINS);
  public static final RoomVersion V9 = V8.with("9", REDACTION_KEEPS_JOIN_AUTHORISER);
  public static final RoomVersion V10 = V9.with("10", KNOCK_RESTRICTED_JOINS, INTEGER_POWER_LEVELS);
  public static final RoomVersion V11 =
      V10.with("11", UPDATED_REDACTION, IMPLICIT_CREATOR, REDACTS_IN_CONTENT);
  public static final RoomVersion V12 =
      V11.with(
          "12",
          CREATE_EVENT_IS_ROOM_ID,
          CREATE_EVENT_NOT_IN_AUTH_EVENTS,
          PRIVILEGED_CREATORS,
          STATE_RESOLUTION_2_1);

  private static final List<RoomVersion> SUPPORTED =
      List.of(V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12);

  private final String id;
  private final EnumSet<RoomVersionRule> rules;

  private RoomVersion(String id, EnumSet<RoomVersionRule> rules) {
    this.id = id;
    this.rules = rules;
  }

  private RoomVersion with(String nextId, RoomVersionRule... added) {
    EnumSet<RoomVersionRule> next = EnumSet.copyOf(rules);
    next.addAll(Arrays.asList(added));
    return new RoomVersion(nextId, next);
  }

  /** The versions that rooms here may have, which are all there are, oldest first. */
  public static List<RoomVersion> supported() {
    return SUPPORTED;
  }

  /** The version of this name, where it is supported. */
  public static Optional<RoomVersion> find(String id) {
    return SUPPORTED.stream().filter(version -> version.id.equals(id)).findFirst();
  }

  /** The version's name in {@code m.room.create}. */
  public String id() {
    return id;
  }

  /** Whether the rule holds in rooms of this version. */
  public boolean has(RoomVersionRule rule) {
    return rules.contains(rule);
  }

  /** Whether a redaction names its target in {@code content.redacts} (since 11). */
  public boolean redactsInContent() {
    return has(REDACTS_IN_CONTENT);
  }

  /** Whether the room id is the create event's hash (since 12). */
  public boolean createEventIsRoomId() {
    return has(CREATE_EVENT_IS_ROOM_ID);
  }

  /** Whether the create event's {@code content.creator}, not its sender, is the creator (to 10). */
  public boolean creatorInContent() {
    return !has(IMPLICIT_CREATOR);
  }

  /** Whether creators stand above all power levels and may be more than one (since 12). */
  public boolean privilegedCreators() {
    return has(PRIVILEGED_CREATORS);
  }

  @Override
  public String toString() {
    return id;
  }
}
