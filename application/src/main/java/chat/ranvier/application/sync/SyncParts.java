package chat.ranvier.application.sync;

import chat.ranvier.application.sync.SyncAnswer.RoomUpdate;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** An answer in the making, to which each section adds. */
public final class SyncParts {
  private final List<SyncPart> parts = new ArrayList<>();
  private final Map<Long, List<SyncPart>> ofRooms = new HashMap<>();
  private final SortedMap<String, Long> behind = new TreeMap<>();
  private final LinkedHashMap<RoomId, RoomUpdate> joined = new LinkedHashMap<>();
  private final LinkedHashMap<RoomId, JsonArray> invited = new LinkedHashMap<>();
  private final LinkedHashMap<RoomId, JsonArray> knocked = new LinkedHashMap<>();
  private final LinkedHashMap<RoomId, RoomUpdate> left = new LinkedHashMap<>();

  /** Adds something that belongs to no room. */
  public void add(SyncPart part) {
    addTo(parts, part);
  }

  /**
   * Adds something that is told with a room, where the client is told of that room.
   *
   * @param room the room's number
   */
  public void addToRoom(long room, SyncPart part) {
    addTo(ofRooms.computeIfAbsent(room, number -> new ArrayList<>(2)), part);
  }

  /**
   * Notes that the section told only a part of what is new, up to this position; it is asked from
   * there the next time, at once.
   */
  public void stoppedAt(SyncSection section, long position) {
    behind.put(section.name(), position);
  }

  /** Only one of a type could be found again. */
  private static void addTo(List<SyncPart> parts, SyncPart part) {
    if (SyncPart.find(part.getClass(), parts).isPresent()) {
      throw new IllegalStateException("two parts of " + part.getClass());
    }
    parts.add(part);
  }

  /** The rooms that something was added to. */
  public Set<Long> rooms() {
    return ofRooms.keySet();
  }

  /** What was added to the room. */
  List<SyncPart> ofRoom(long room) {
    return ofRooms.getOrDefault(room, List.of());
  }

  void addJoined(RoomId room, RoomUpdate update) {
    joined.put(room, update);
  }

  void addInvited(RoomId room, JsonArray strippedState) {
    invited.put(room, strippedState);
  }

  void addKnocked(RoomId room, JsonArray strippedState) {
    knocked.put(room, strippedState);
  }

  void addLeft(RoomId room, RoomUpdate update) {
    left.put(room, update);
  }

  SyncAnswer answer(long upTo) {
    SyncPosition next = new SyncPosition(upTo, behind);
    return new SyncAnswer(next, parts, joined, invited, knocked, left);
  }
}
