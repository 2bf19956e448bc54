package chat.ranvier.application.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.timeline.port.GraphPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens by which clients page. */
final class TimelineTokenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "t0",
        "t-7",
        "t12_34",
        "t-72057594037927936",
        "d0_1",
        "d9223372036854775807_-5",
        "d7_12_u15",
        "d7_12_s3",
        "d7_12_u15_s3"
      })
  void comeBackAsTheyWentOut(String text) {
    assertThat(TimelineToken.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t",
        "t1x",
        "x1",
        "t1234567890123456789",
        "d1",
        "d-1_2",
        "d9223372036854775808_1",
        "d1_2_u-3",
        "d1_2_s3_u3",
        "d1_2_",
        "sx",
        "\u0661"
      })
  void areRefusedWhereTheyAreNone(String text) {
    assertThatThrownBy(() -> TimelineToken.parse(text))
        .isInstanceOfSatisfying(
            MatrixFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_PARAM));
  }

  @Test
  void ofSyncAreMoments() {
    assertThat(TimelineToken.parse("s17_3_whatever")).isEqualTo(new StreamToken(17));
  }

  @Test
  void ofAPageTellTheirPlace() {
    assertThat(TimelineToken.parse("d7_-3_u15"))
        .isEqualTo(new TopologicalToken(new GraphPlace(7, -3), 15, TopologicalToken.NEVER));
  }
}
