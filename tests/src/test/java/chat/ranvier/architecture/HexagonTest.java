package chat.ranvier.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hexagon holds, and its rules would notice if it did not. */
final class HexagonTest {
  private static final JavaClasses SHIPPED = CompiledCode.shipped();
  private static final JavaClasses PLANTED = CompiledCode.planted();

  static Stream<HouseRule> rules() {
    return new HexagonRules(CompiledCode.ROOT).all().stream();
  }

  static Stream<HouseRule> rulesForThePlanted() {
    return new HexagonRules(CompiledCode.PLANTED).all().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatIsShippedKeeps(HouseRule rule) {
    rule.rule().check(SHIPPED);
  }

  @ParameterizedTest
  @MethodSource("rulesForThePlanted")
  void aPlantedViolationIsReportedBy(HouseRule rule) {
    EvaluationResult result = rule.rule().evaluate(PLANTED);

    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().toString()).contains(rule.planted());
  }

  @Test
  void everyWayToAskTheMachineIsNoticed() {
    String report =
        SurroundingsRule.in(CompiledCode.PLANTED).evaluate(PLANTED).getFailureReport().toString();

    assertThat(PLANTED.get(CompiledCode.PLANTED + ".domain.event.ImpatientEvent").getMethods())
        .hasSize(12)
        .allSatisfy(method -> assertThat(report).contains("." + method.getName() + "()"));
  }

  @Test
  void allOfTheCodeIsLookedAt() {
    assertThat(SHIPPED.size()).isGreaterThan(500);
    assertThat(SHIPPED.containPackage(CompiledCode.ROOT + ".architecture")).isFalse();
    assertThat(SHIPPED.containPackage(CompiledCode.ROOT + ".domain.event")).isTrue();
    assertThat(SHIPPED.containPackage(CompiledCode.ROOT + ".db.memory")).isTrue();
    assertThat(SHIPPED.containPackage(CompiledCode.ROOT + ".http.server")).isTrue();
    assertThat(SHIPPED.containPackage(CompiledCode.ROOT + ".bootstrap")).isTrue();
  }
}
