package chat.ranvier.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.sync.SyncPosition;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SyncPositionTest {
  @Test
  void aTokenSaysWhichSectionsAreBehind() {
    SyncPosition position =
        new SyncPosition(120, new TreeMap<>(Map.of("to-device", 100L, "presence", 7L)));
    assertThat(position.token()).isEqualTo("s120_presence.7_to-device.100");
    assertThat(SyncPosition.parse(position.token())).isEqualTo(position);
    assertThat(position.of("to-device")).isEqualTo(100);
    assertThat(position.of("receipts")).isEqualTo(120);
  }

  @Test
  void noSectionIsAheadOfTheOthers() {
    assertThat(SyncPosition.parse("s120_to-device.130").of("to-device")).isEqualTo(120);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "120",
        "s-1",
        "s1_",
        "s1_to-device",
        "s1_to-device.",
        "s1_to-device.-1",
        "s1_.5",
        "s1_To.5",
        "s1_a.5x",
        "s1234567890123456789",
        "s1_a.1234567890123456789",
        "s٣"
      })
  void whatIsNoneOfOursIsRefused(String token) {
    assertThatThrownBy(() -> SyncPosition.parse(token)).isInstanceOf(MatrixFailure.class);
  }

  @Test
  void aTokenThatGrowsWithoutEndIsRefused() {
    String token = "s1" + "_a.1".repeat(10_000);
    assertThatThrownBy(() -> SyncPosition.parse(token)).isInstanceOf(MatrixFailure.class);
  }
}
