package chat.ranvier.domain.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.testing.Forks;
import chat.ranvier.domain.testing.NumberedRoom;
import chat.ranvier.domain.testing.PlainAuthChains;
import chat.ranvier.domain.testing.ResolutionVector;
import java.io.IOException;
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
 * hand. Where there is none, there is nothing to test.
 */
final class VectorsTest {
  @TestFactory
  Stream<DynamicTest> scenariosComeToTheStateThatIsExpected() throws IOException {
    return ResolutionVector.all().stream()
        .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> run(vector)));
  }

  private static void run(ResolutionVector vector) {
    Scenario scenario = new Scenario(vector.events());
    if (vector.states().isEmpty()) {
      assertThat(scenario.eventByEvent()).as("event by event").isEqualTo(vector.expected());
      assertThat(scenario.inBatchesOf(3)).as("batch by batch").isEqualTo(vector.expected());
      assertThat(scenario.inBatchesOf(1_000)).as("at once").isEqualTo(vector.expected());
    } else {
      assertThat(scenario.resolve(vector.states())).isEqualTo(vector.expected());
    }
  }

  /** What happens in a room. */
  private static final class Scenario {
    private final List<Pdu> events;
    private final NumberedRoom room;
    private final StateResolver resolver;

    Scenario(List<Pdu> events) {
      this.events = events;
      this.room = NumberedRoom.of(events);
      this.resolver =
          new StateResolver(room, room, new PlainAuthChains(room::authEvents), Forks.RULES);
    }

    Map<StateSlot, Pdu> resolve(Collection<Map<StateSlot, Pdu>> states) {
      return room.state(room.keep(resolver.resolve(states.stream().map(room::root).toList())));
    }

    /** Each event upon the states of those it follows on; in the end those of the last events. */
    Map<StateSlot, Pdu> eventByEvent() {
      Map<EventId, Map<StateSlot, Pdu>> after = new HashMap<>();
      Map<EventId, Map<StateSlot, Pdu>> tips = new LinkedHashMap<>();
      for (Pdu event : events) {
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
      Map<StateSlot, Pdu> state = Map.of();
      for (int from = 0; from < events.size(); from += size) {
        List<Map<StateSlot, Pdu>> states = new ArrayList<>();
        if (from > 0) {
          states.add(state);
        }
        events
            .subList(from, Math.min(from + size, events.size()))
            .forEach(event -> states.add(Map.of(event.slot().orElseThrow(), event)));
        state = resolve(states);
      }
      return state;
    }
  }
}
