package chat.ranvier.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {
  @ParameterizedTest
  @CsvSource({"port, port, 0", "port, prot, 1", "port, por, 1", "port, portal, 2", "a, xyz, 3"})
  void distanceCountsLettersToChange(String a, String b, int expected) {
    assertThat(NearestName.distance(a, b)).isEqualTo(expected);
    assertThat(NearestName.distance(b, a)).isEqualTo(expected);
  }

  @Test
  void theNearestCandidateIsMeant() {
    assertThat(NearestName.to("listners", Stream.of("listeners", "listener", "log_config")))
        .contains("listeners");
  }

  @Test
  void nothingIsMeantByANameThatResemblesNone() {
    assertThat(NearestName.to("colour", Stream.of("listeners", "port"))).isEmpty();
  }
}
