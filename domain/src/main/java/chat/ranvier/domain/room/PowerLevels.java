package chat.ranvier.domain.room;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.SequencedSet;

/**
 * Who has how much power in a room, and how much each act needs: the content of {@code
 * m.room.power_levels}, read leniently, beside the room's creators.
 *
 * <p>What is no level by the version's {@link LevelNotation} counts as absent. Creators stand above
 * every level since room version 12. In earlier versions they have 100 as long as the room has no
 * power levels, and nothing special afterwards.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroompower_levels">
 *     m.room.power_levels</a>
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#authorisation-rules">Room creators</a>
 */
public final class PowerLevels {
  /** Above every level that can be written down. */
  public static final long INFINITE = Long.MAX_VALUE;

  private static final long OF_CREATORS_WITHOUT_EVENT = 100;

  private final LevelNotation notation;
  private final JsonObject content;
  private final SequencedSet<UserId> creators;
  private final long ofCreators;

  private PowerLevels(
      RoomVersion version, JsonObject content, SequencedSet<UserId> creators, long ofCreators) {
    this.notation = LevelNotation.of(version);
    this.content = content;
    this.creators = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(creators));
    this.ofCreators = ofCreators;
  }

  /** The levels of a room whose power levels event has this content. */
  public static PowerLevels of(
      RoomVersion version, SequencedSet<UserId> creators, JsonObject content) {
    return version.privilegedCreators()
        ? new PowerLevels(version, content, creators, INFINITE)
        : new PowerLevels(version, content, new LinkedHashSet<>(), 0);
  }

  /** The levels of a room that has no power levels event. */
  public static PowerLevels withoutEvent(RoomVersion version, SequencedSet<UserId> creators) {
    return new PowerLevels(
        version,
        JsonObject.empty(),
        creators,
        version.privilegedCreators() ? INFINITE : OF_CREATORS_WITHOUT_EVENT);
  }

  /**
   * The user's power: {@link #INFINITE} for a creator since room version 12, else the level that
   * names the user, else {@code users_default}, else 0.
   */
  public long ofUser(UserId user) {
    return creators.contains(user)
        ? ofCreators
        : entry("users", user.value()).orElseGet(this::ofUnnamed);
  }

  /** The power of users who are not named: {@code users_default}, else 0. */
  public long ofUnnamed() {
    return level("users_default", 0);
  }

  /**
   * The power needed to send an event of this type: what {@code events} says, else {@code
   * state_default} (50) or {@code events_default} (0).
   */
  public long toSend(String type, boolean isState) {
    return entry("events", type)
        .orElseGet(() -> isState ? level("state_default", 50) : level("events_default", 0));
  }

  /** The power needed to invite; 0 where nothing is said. */
  public long toInvite() {
    return level("invite", 0);
  }

  /** The power needed to kick; 50 where nothing is said. */
  public long toKick() {
    return level("kick", 50);
  }

  /** The power needed to ban; 50 where nothing is said. */
  public long toBan() {
    return level("ban", 50);
  }

  /** The power needed to redact what somebody else sent; 50 where nothing is said. */
  public long toRedact() {
    return level("redact", 50);
  }

  /** The power needed to notify by this key, such as {@code room}; 50 where nothing is said. */
  public long toNotify(String key) {
    return entry("notifications", key).orElse(50);
  }

  /** Whether the user has the power to send an event of this type. */
  public boolean maySend(UserId user, String type, boolean isState) {
    return ofUser(user) >= toSend(type, isState);
  }

  private long level(String name, long otherwise) {
    return read(content, name).orElse(otherwise);
  }

  private OptionalLong entry(String table, String name) {
    return content.object(table).map(levels -> read(levels, name)).orElseGet(OptionalLong::empty);
  }

  private OptionalLong read(JsonObject levels, String name) {
    return levels.find(name).map(notation::read).orElseGet(OptionalLong::empty);
  }
}
