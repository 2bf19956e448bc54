package chat.ranvier.bootstrap.config.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnitsTest {
  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "1500, PT1.5S",
    "30s, PT30S",
    "0.5s, PT0.5S",
    "5m, PT5M",
    "24h, PT24H",
    "1d, PT24H",
    "2w, PT336H",
    "1y, PT8760H",
    "1.5h, PT1H30M"
  })
  void aDurationIsANumberAndItsUnit(String text, Duration expected) {
    assertThat(Units.duration(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "10, 10", "10K, 10240", "10M, 10485760", "1.5K, 1536", "1_000, 1000"})
  void aSizeIsANumberAndItsUnit(String text, long expected) {
    assertThat(Units.size(text)).isEqualTo(new ByteSize(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "5 months", "5M", "-5s", "1.s", "five", "1h30m"})
  void anythingElseIsNoDuration(String text) {
    assertThatThrownBy(() -> Units.duration(text))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("must be a duration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K", "5G", "-1", "1h"})
  void anythingElseIsNoSize(String text) {
    assertThatThrownBy(() -> Units.size(text))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("must be a size");
  }

  @Test
  void anAmountBeyondAllUseIsRefused() {
    assertThatThrownBy(() -> Units.duration("99999999999999999999y"))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("too large");
  }
}
