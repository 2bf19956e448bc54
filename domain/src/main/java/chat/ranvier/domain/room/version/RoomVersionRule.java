package chat.ranvier.domain.room.version;

/**
 * A rule that some room version brought in and every later one keeps.
 *
 * <p>Code asks a version for the rule it needs and never compares version numbers.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/">Room versions</a>
 */
public enum RoomVersionRule {
  /**
   * State is resolved by the second algorithm.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v2/#state-resolution">Since 2</a>
   */
  STATE_RESOLUTION_2,
  /**
   * An event's id is its reference hash, and events name each other by id alone; before, the server
   * chose the id and references were pairs of an id and a hash.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v3/#event-ids">Since 3</a>
   */
  EVENT_ID_IS_HASH,
  /**
   * Whether a redaction takes effect is decided when its target is known, no longer by the
   * authorisation rules.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v3/#handling-redactions">Since 3</a>
   */
  REDACTIONS_ALWAYS_AUTHORISED,
  /**
   * The hash in an event's id is spelt in the URL-safe alphabet.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v4/#event-ids">Since 4</a>
   */
  URL_SAFE_EVENT_ID,
  /**
   * A signature counts only where its key was valid when the event was sent.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v5/#signing-key-validity-period">Since 5</a>
   */
  SIGNING_KEY_VALIDITY,
  /**
   * An event that is not canonical JSON is dropped.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v6/#canonical-json">Since 6</a>
   */
  STRICT_CANONICAL_JSON,
  /**
   * {@code m.room.aliases} is an event like any other, for authorisation and for redaction.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v6/#redactions">Since 6</a>
   */
  ALIASES_NOT_SPECIAL,
  /**
   * The levels under {@code notifications} of the power levels are guarded like those under {@code
   * events}.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v6/#authorization-rules">Since 6</a>
   */
  NOTIFICATION_LEVELS_GUARDED,
  /**
   * There is a membership and a join rule {@code knock}.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v7/#authorization-rules">Since 7</a>
   */
  KNOCKING,
  /**
   * There is a join rule {@code restricted}; redaction keeps its {@code allow}.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v8/#authorization-rules">Since 8</a>
   */
  RESTRICTED_JOINS,
  /**
   * Redaction keeps who authorised a restricted join.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v9/#redactions">Since 9</a>
   */
  REDACTION_KEEPS_JOIN_AUTHORISER,
  /**
   * There is a join rule {@code knock_restricted}.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v10/#authorization-rules">Since 10</a>
   */
  KNOCK_RESTRICTED_JOINS,
  /**
   * Power levels are integers, never the texts of integers.
   *
   * @see <a
   *     href="https://spec.matrix.org/v1.19/rooms/v10/#values-in-mroompower_levels-events-must-be-integers">Since
   *     10</a>
   */
  INTEGER_POWER_LEVELS,
  /**
   * Redaction keeps all of {@code m.room.create}'s content, the {@code invite} level, a third party
   * invite's {@code signed} and a redaction's {@code redacts}, and no longer the outdated {@code
   * origin}, {@code membership} and {@code prev_state}.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v11/#redactions">Since 11</a>
   */
  UPDATED_REDACTION,
  /**
   * The creator is the sender of {@code m.room.create}; before, its content names a {@code creator}
   * too.
   *
   * @see <a
   *     href="https://spec.matrix.org/v1.19/rooms/v11/#remove-the-creator-property-of-mroomcreate-events">Since
   *     11</a>
   */
  IMPLICIT_CREATOR,
  /**
   * A redaction names its target in its content.
   *
   * @see <a
   *     href="https://spec.matrix.org/v1.19/rooms/v11/#moving-the-redacts-property-of-mroomredaction-events-to-a-content-property">Since
   *     11</a>
   */
  REDACTS_IN_CONTENT,
  /**
   * The room's id is the hash of its create event, which carries no {@code room_id}.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#event-format">Since 12</a>
   */
  CREATE_EVENT_IS_ROOM_ID,
  /**
   * The create event is no auth event of any event: the room id stands for it.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#authorization-rules">Since 12</a>
   */
  CREATE_EVENT_NOT_IN_AUTH_EVENTS,
  /**
   * Creators stand above all power levels, and {@code additional_creators} are creators.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#authorization-rules">Since 12</a>
   */
  PRIVILEGED_CREATORS,
  /**
   * State is resolved by the second algorithm's revision 2.1: it starts from an empty state and
   * takes the conflicted subgraph into account.
   *
   * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#state-resolution">Since 12</a>
   */
  STATE_RESOLUTION_2_1
}
