package chat.ranvier.domain.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.NumberedRoom;
import chat.ranvier.domain.testing.PlainAuthChains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Scenarios of other implementations with the states they come to, where a folder of them is at
 * hand: beside the checkout, or as told by {@code -Dvectors=<folder>}. Where there is none, there
 * is nothing to test.
 */
final class VectorsTest {
  private static final AuthRules RULES =
      new AuthRules((event, server) -> true, (key, message, signature) -> true);

  @TestFactory
  Stream<DynamicTest> scenariosComeToTheStateThatIsExpected() throws IOException {
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)))
          .toList()
          .stream();
    }
  }

  private static Path folder() {
    String told = System.getProperty("vectors");
    Path vectors = told != null ? Path.of(told) : Path.of("..", "..", "shared", "vectors");
    return vectors.resolve("state-resolution");
  }

  private static void run(Path file) throws IOException {
    Scenario scenario = new Scenario(JsonReader.readObject(Files.readAllBytes(file)));
    if (scenario.json.has("states")) {
      assertThat(scenario.resolve(scenario.states())).isEqualTo(scenario.expected());
    } else {
      assertThat(scenario.eventByEvent()).as("event by event").isEqualTo(scenario.expected());
      assertThat(scenario.inBatchesOf(3)).as("batch by batch").isEqualTo(scenario.expected());
      assertThat(scenario.inBatchesOf(1_000)).as("at once").isEqualTo(scenario.expected());
    }
  }

  /** One file: a room, what happens in it, and its state in the end. */
  private static final class Scenario {
    final JsonObject json;
    private final Map<EventId, Pdu> events = new LinkedHashMap<>();
    private final NumberedRoom room;
    private final StateResolver resolver;

    Scenario(JsonObject json) {
      this.json = json;
      RoomVersion version = RoomVersion.find(text(json, "room_version")).orElseThrow();
      array(json, "events").objects().map(event -> pdu(version, event)).forEach(this::add);
      this.room = NumberedRoom.of(events.values());
      this.resolver = new StateResolver(room, room, new PlainAuthChains(room::authEvents), RULES);
    }

    private void add(Pdu event) {
      events.put(event.eventId(), event);
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

    private Pdu event(String id) {
      return Optional.ofNullable(events.get(EventId.parse(id))).orElseThrow();
    }

    Map<StateSlot, Pdu> expected() {
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

    List<Map<StateSlot, Pdu>> states() {
      return array(json, "states").values().stream()
          .map(ids -> state(((JsonArray) ids).strings().map(this::event).toList()))
          .toList();
    }

    private static Map<StateSlot, Pdu> state(Collection<Pdu> events) {
      Map<StateSlot, Pdu> state = new HashMap<>();
      events.forEach(event -> state.put(event.slot().orElseThrow(), event));
      return state;
    }

    Map<StateSlot, Pdu> resolve(Collection<Map<StateSlot, Pdu>> states) {
      return room.state(room.keep(resolver.resolve(states.stream().map(room::root).toList())));
    }

    /** Each event upon the states of those it follows on; in the end those of the last events. */
    Map<StateSlot, Pdu> eventByEvent() {
      Map<EventId, Map<StateSlot, Pdu>> after = new HashMap<>();
      Map<EventId, Map<StateSlot, Pdu>> tips = new LinkedHashMap<>();
      for (Pdu event : events.values()) {
        Map<StateSlot, Pdu> state =
            resolve(event.prevEvents().stream().flatMap(id -> find(after, id)).toList());
        event.slot().ifPresent(slot -> state.put(slot, event));
        after.put(event.eventId(), state);
        tips.put(event.eventId(), state);
        event.prevEvents().forEach(tips::remove);
      }
      return resolve(tips.values());
    }

    private static Stream<Map<StateSlot, Pdu>> find(
        Map<EventId, Map<StateSlot, Pdu>> states, EventId id) {
      return Optional.ofNullable(states.get(id)).stream();
    }

    /** Each event as a state of its own, so many at once, beside what came of those before. */
    Map<StateSlot, Pdu> inBatchesOf(int size) {
      List<Pdu> all = List.copyOf(events.values());
      Map<StateSlot, Pdu> state = Map.of();
      for (int from = 0; from < all.size(); from += size) {
        List<Map<StateSlot, Pdu>> states = new ArrayList<>();
        if (from > 0) {
          states.add(state);
        }
        all.subList(from, Math.min(from + size, all.size()))
            .forEach(event -> states.add(state(List.of(event))));
        state = resolve(states);
      }
      return state;
    }
  }
}
