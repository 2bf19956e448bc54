package chat.ranvier.domain.testing;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.room.version.RoomVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scenario of another implementation: a room, what happens in it, and its state in the end. They
 * are read from a folder, where one is at hand: beside the checkout, or as told by {@code
 * -Dvectors=<folder>}.
 */
public final class ResolutionVector {
  private final String name;
  private final JsonObject json;
  private final Map<EventId, Pdu> events = new LinkedHashMap<>();

  private ResolutionVector(String name, JsonObject json) {
    this.name = name;
    this.json = json;
    RoomVersion version = RoomVersion.find(text(json, "room_version")).orElseThrow();
    array(json, "events")
        .objects()
        .map(event -> pdu(version, event))
        .forEach(event -> events.put(event.eventId(), event));
  }

  /** All that are at hand; none where there is no folder. */
  public static List<ResolutionVector> all() throws IOException {
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(ResolutionVector::read)
          .toList();
    }
  }

  private static Path folder() {
    String told = System.getProperty("vectors");
    Path vectors = told != null ? Path.of(told) : Path.of("..", "..", "shared", "vectors");
    return vectors.resolve("state-resolution");
  }

  private static ResolutionVector read(Path file) {
    try {
      return new ResolutionVector(
          file.getFileName().toString(), JsonReader.readObject(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  private static Pdu pdu(RoomVersion version, JsonObject event) {
    EventId id = EventId.parse(text(event, "event_id"));
    RoomId room =
        event.string("room_id").map(RoomId::parse).orElseGet(() -> RoomId.ofCreateEvent(id));
    return new Pdu(version, id, room, event.without("event_id"));
  }

  private static String text(JsonObject json, String field) {
    return json.string(field).orElseThrow();
  }

  private static JsonArray array(JsonObject json, String field) {
    return json.array(field).orElseThrow();
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** What happens, in its order; the first event created the room. */
  public List<Pdu> events() {
    return List.copyOf(events.values());
  }

  /** The state in the end. */
  public Map<StateSlot, Pdu> expected() {
    Map<StateSlot, Pdu> state = new HashMap<>();
    array(json, "expected")
        .objects()
        .forEach(
            entry ->
                state.put(
                    new StateSlot(text(entry, "type"), text(entry, "state_key")),
                    event(text(entry, "event_id"))));
    return state;
  }

  /** The states that come together; none where these are the states after the last events. */
  public List<Map<StateSlot, Pdu>> states() {
    return json.array("states").stream()
        .flatMap(states -> states.values().stream())
        .map(ids -> state(((JsonArray) ids).strings().map(this::event).toList()))
        .toList();
  }

  private Pdu event(String id) {
    return Optional.ofNullable(events.get(EventId.parse(id))).orElseThrow();
  }

  private static Map<StateSlot, Pdu> state(Collection<Pdu> events) {
    Map<StateSlot, Pdu> state = new HashMap<>();
    events.forEach(event -> state.put(event.slot().orElseThrow(), event));
    return state;
  }
}
