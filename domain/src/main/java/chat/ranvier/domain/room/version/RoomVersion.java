package chat.ranvier.domain.room.version;

import java.util.List;
import java.util.Optional;

/**
 * A version of rooms: the flags in which its rules differ from other versions'.
 *
 * @param id the version's name in {@code m.room.create}
 * @param redactsInContent whether a redaction names its target in {@code content.redacts} (since
 *     11)
 * @param createEventIsRoomId whether the room id is the create event's hash (since 12)
 * @param creatorInContent whether {@code content.creator} of the create event names the creator,
 *     not its sender (until 10)
 * @param privilegedCreators whether creators stand above all power levels and may be more than one
 *     (since 12)
 * @see <a href="https://spec.matrix.org/v1.19/rooms/">Room versions</a>
 */
public record RoomVersion(
    String id,
    boolean redactsInContent,
    boolean createEventIsRoomId,
    boolean creatorInContent,
    boolean privilegedCreators) {
  public static final RoomVersion V10 = new RoomVersion("10", false, false, true, false);
  public static final RoomVersion V11 = new RoomVersion("11", true, false, false, false);
  public static final RoomVersion V12 = new RoomVersion("12", true, true, false, true);

  /** The versions that rooms here may have, oldest first. */
  public static List<RoomVersion> supported() {
    return List.of(V10, V11, V12);
  }

  /** The version of this name, where it is supported. */
  public static Optional<RoomVersion> find(String id) {
    return supported().stream().filter(version -> version.id().equals(id)).findFirst();
  }
}
