package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.room.version.RoomVersion;

/**
 * A paragraph of the rules that can turn an event away.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v1/#authorisation-rules">Authorisation rules of
 *     version 1</a>
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v11/#authorisation-rules">Authorisation rules
 *     of version 11</a>
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#authorisation-rules">Authorisation rules
 *     of version 12</a>
 */
public enum RuleId {
  /** A create event has {@code prev_events}. */
  CREATE_WITH_PREV_EVENTS("1:1.1"),
  /** Until 11: the room id of a create event is of another domain than its sender. */
  CREATE_ROOM_ID_OF_OTHER_DOMAIN("1:1.2 12:-"),
  /** Since 12: a create event has a {@code room_id}. */
  CREATE_WITH_ROOM_ID("12:1.2"),
  /** A create event names a version that is not recognised. */
  CREATE_UNKNOWN_VERSION("1:1.3"),
  /** Until 10: a create event names no creator. */
  CREATE_WITHOUT_CREATOR("1:1.4 11:-"),
  /** Since 12: {@code additional_creators} is not an array of user ids. */
  CREATE_ADDITIONAL_CREATORS("12:1.4"),

  /** Since 12: the room id is not the create event's id. */
  ROOM_ID_NOT_OF_CREATE("12:2"),

  /** Two auth events fill the same slot. */
  AUTH_EVENTS_DUPLICATE("1:2.1 12:3.1"),
  /** An auth event is none that the selection calls for. */
  AUTH_EVENTS_UNEXPECTED("1:2.2 12:3.2"),
  /** An auth event was itself rejected. */
  AUTH_EVENTS_REJECTED("1:2.3 12:3.3"),
  /** Until 11: there is no create event among the auth events. */
  AUTH_EVENTS_WITHOUT_CREATE("1:2.4 12:-"),
  /** An auth event belongs to another room. */
  AUTH_EVENTS_OF_OTHER_ROOM("1:2.5 12:3.4"),

  /** The room is not federated and the sender is of another server than the creator. */
  NOT_FEDERATED("1:3 12:4"),

  /** Until 5: {@code m.room.aliases} without a state key. */
  ALIASES_WITHOUT_STATE_KEY("1:4.1 6:-"),
  /** Until 5: {@code m.room.aliases} of another server than the sender's. */
  ALIASES_OF_OTHER_SERVER("1:4.2 6:-"),

  /** A member event lacks a user as its state key, or its membership. */
  MEMBER_INCOMPLETE("1:5.1 6:4.1 12:5.1"),
  /** A member event is not signed by the server of the user who authorised it. */
  MEMBER_NOT_SIGNED_BY_AUTHORISING_SERVER("8:4.2.1 12:5.2.1"),

  /** Someone joins for somebody else. */
  JOIN_OF_ANOTHER("1:5.2.2 6:4.2.2 8:4.3.2 12:5.3.2"),
  /** A banned user joins. */
  JOIN_BANNED("1:5.2.3 6:4.2.3 8:4.3.3 12:5.3.3"),
  /** A join to a restricted room is not authorised by a member who may invite. */
  JOIN_NOT_AUTHORISED("8:4.3.5.2 12:5.3.5.2"),
  /** The join rule does not let the user in. */
  JOIN_NOT_PERMITTED("1:5.2.6 6:4.2.6 8:4.3.7 12:5.3.7"),

  /** A third-party invite for a banned user. */
  THIRD_PARTY_BANNED("1:5.3.1.1 6:4.3.1.1 8:4.4.1.1 12:5.4.1.1"),
  /** A third-party invite without {@code signed}. */
  THIRD_PARTY_WITHOUT_SIGNED("1:5.3.1.2 6:4.3.1.2 8:4.4.1.2 12:5.4.1.2"),
  /** A third-party invite whose {@code signed} lacks {@code mxid} or {@code token}. */
  THIRD_PARTY_SIGNED_INCOMPLETE("1:5.3.1.3 6:4.3.1.3 8:4.4.1.3 12:5.4.1.3"),
  /** A third-party invite that was signed for another user. */
  THIRD_PARTY_OF_ANOTHER("1:5.3.1.4 6:4.3.1.4 8:4.4.1.4 12:5.4.1.4"),
  /** A third-party invite whose token the room does not know. */
  THIRD_PARTY_TOKEN_UNKNOWN("1:5.3.1.5 6:4.3.1.5 8:4.4.1.5 12:5.4.1.5"),
  /** A third-party invite that somebody else had sent. */
  THIRD_PARTY_OTHER_SENDER("1:5.3.1.6 6:4.3.1.6 8:4.4.1.6 12:5.4.1.6"),
  /** A third-party invite without a signature by one of its keys. */
  THIRD_PARTY_NOT_SIGNED("1:5.3.1.8 6:4.3.1.8 8:4.4.1.8 12:5.4.1.8"),

  /** An invite by someone who is not in the room. */
  INVITE_SENDER_NOT_JOINED("1:5.3.2 6:4.3.2 8:4.4.2 12:5.4.2"),
  /** An invite of someone who is in the room or banned from it. */
  INVITE_TARGET_JOINED_OR_BANNED("1:5.3.3 6:4.3.3 8:4.4.3 12:5.4.3"),
  /** An invite by someone without the power to invite. */
  INVITE_LACKS_POWER("1:5.3.5 6:4.3.5 8:4.4.5 12:5.4.5"),

  /** Someone leaves who is neither in, nor invited, nor knocking. */
  LEAVE_NOT_THERE("1:5.4.1 6:4.4.1 8:4.5.1 12:5.5.1"),
  /** A kick or unban by someone who is not in the room. */
  KICK_SENDER_NOT_JOINED("1:5.4.2 6:4.4.2 8:4.5.2 12:5.5.2"),
  /** An unban by someone without the power to ban. */
  UNBAN_LACKS_POWER("1:5.4.3 6:4.4.3 8:4.5.3 12:5.5.3"),
  /** A kick by someone without the power to kick, or of someone with as much power. */
  KICK_LACKS_POWER("1:5.4.5 6:4.4.5 8:4.5.5 12:5.5.5"),

  /** A ban by someone who is not in the room. */
  BAN_SENDER_NOT_JOINED("1:5.5.1 6:4.5.1 8:4.6.1 12:5.6.1"),
  /** A ban by someone without the power to ban, or of someone with as much power. */
  BAN_LACKS_POWER("1:5.5.3 6:4.5.3 8:4.6.3 12:5.6.3"),

  /** A knock on a room whose join rule admits none. */
  KNOCK_NOT_ADMITTED("7:4.6.1 8:4.7.1 12:5.7.1"),
  /** Someone knocks for somebody else. */
  KNOCK_OF_ANOTHER("7:4.6.2 8:4.7.2 12:5.7.2"),
  /** A knock by someone who is in, invited or banned. */
  KNOCK_JOINED_INVITED_OR_BANNED("7:4.6.4 8:4.7.4 12:5.7.4"),

  /** A membership that the rules do not know. */
  MEMBERSHIP_UNKNOWN("1:5.6 6:4.6 7:4.7 8:4.8 12:5.8"),

  /** The sender is not in the room. */
  SENDER_NOT_JOINED("1:6 6:5 12:6"),
  /** {@code m.room.third_party_invite} by someone without the power to invite. */
  THIRD_PARTY_INVITE_LACKS_POWER("1:7.1 6:6.1 12:7.1"),
  /** The sender has not the power that this type of event needs. */
  EVENT_LACKS_POWER("1:8 6:7 12:8"),
  /** The state key is another user's id. */
  STATE_KEY_OF_ANOTHER("1:9 6:8 12:9"),

  /** A level in the power levels is not an integer. */
  POWER_LEVELS_LEVEL_NOT_INTEGER("10:9.1 12:10.1"),
  /** The {@code events} or {@code notifications} of power levels are not an object of integers. */
  POWER_LEVELS_TABLE_NOT_INTEGERS("10:9.2 12:10.2"),
  /** The {@code users} of power levels are not an object of integers by user id. */
  POWER_LEVELS_USERS_NOT_INTEGERS("1:10.1 6:9.1 10:9.3 12:10.3"),
  /**
   * Until 9: a level is written in no way that the version knows. The rules themselves say it of
   * {@code users} only; of the others it follows from how levels may be written.
   */
  POWER_LEVELS_LEVEL_UNREADABLE("1:#deprecated-event-content-schemas 10:-"),
  /** Since 12: the {@code users} of power levels name a creator. */
  POWER_LEVELS_NAME_CREATOR("12:10.4"),
  /** A level above the sender's power is altered. */
  POWER_LEVELS_LEVEL_ABOVE_SENDER("1:10.3.1 6:9.3.1 10:9.5.1 12:10.6.1"),
  /** A level is set above the sender's power. */
  POWER_LEVELS_LEVEL_SET_ABOVE_SENDER("1:10.3.2 6:9.3.2 10:9.5.2 12:10.6.2"),
  /** An entry above the sender's power is altered or removed. */
  POWER_LEVELS_ENTRY_ABOVE_SENDER("1:10.4.1 6:9.4.1 10:9.6.1 12:10.7.1"),
  /** An entry is set above the sender's power. */
  POWER_LEVELS_ENTRY_SET_ABOVE_SENDER("1:10.5.1 6:9.5.1 10:9.7.1 12:10.8.1"),
  /** Another user who has as much power as the sender is altered or removed. */
  POWER_LEVELS_USER_NOT_BELOW_SENDER("1:10.6.1 6:9.6.1 10:9.8.1 12:10.9.1"),
  /** A user is set above the sender's power. */
  POWER_LEVELS_USER_SET_ABOVE_SENDER("1:10.7.1 6:9.7.1 10:9.9.1 12:10.10.1"),

  /** Until 2: a redaction by someone without the power to redact, of an event of another server. */
  REDACTION_LACKS_POWER("1:11.3 3:-");

  private final String numbers;

  /**
   * @param numbers pairs {@code version:paragraph}, each good from its version on; a hyphen where
   *     the paragraph ends
   */
  RuleId(String numbers) {
    this.numbers = numbers;
  }

  /**
   * The paragraph's number in the text of this version, or an anchor where the text has no number
   * for it; empty where it has no such paragraph.
   */
  public String paragraph(RoomVersion version) {
    int wanted = RoomVersion.supported().indexOf(version) + 1;
    String found = "";
    for (String pair : numbers.split(" ", -1)) {
      int colon = pair.indexOf(':');
      if (Integer.parseInt(pair.substring(0, colon)) <= wanted) {
        found = pair.substring(colon + 1);
      }
    }
    return found.equals("-") ? "" : found;
  }
}
