package chat.ranvier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.resolution.FirstVersionScenarios;
import chat.ranvier.domain.resolution.ForkScenarios;
import chat.ranvier.domain.resolution.HydraScenarios;
import chat.ranvier.domain.testing.ResolutionVector;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;

/** What becomes of forks in an engine, however their events come in. */
final class BranchesMeetTest {
  /** People do things to a room at the same time. */
  @Nested
  final class AfterAFork implements ForkScenarios, InTheEngine {}

  /** Rooms that lost state. */
  @Nested
  final class AfterAReset implements HydraScenarios, InTheEngine {}

  /** Rooms in which depth decides. */
  @Nested
  final class InTheFirstVersion implements FirstVersionScenarios, InTheEngine {}

  /** Scenarios of other implementations, where a folder of them is at hand. */
  @TestFactory
  Stream<DynamicTest> scenariosOfOthersComeToTheStateThatIsExpected() throws IOException {
    return ResolutionVector.all().stream()
        .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> run(vector)));
  }

  private static void run(ResolutionVector vector) {
    Map<StateSlot, Pdu> expected = vector.expected();
    if (!vector.states().isEmpty()) {
      InTheEngine.checkToldStates(vector.states(), vector.events(), expected);
      return;
    }
    for (Engine engine : InTheEngine.inEachWay(vector.events())) {
      assertThat(engine.currentState(vector.events().getFirst().roomId()))
          .isEqualTo(InTheEngine.ids(expected));
    }
  }
}
