package chat.ranvier.domain.auth.rules;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.room.version.RoomVersion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleIdTest {
  /** For each text of the rules, all its paragraphs that turn events away. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 3 4.1 4.2 5.1 5.2.2 5.2.3 5.2.6 "
            + "5.3.1.1 5.3.1.2 5.3.1.3 5.3.1.4 5.3.1.5 5.3.1.6 5.3.1.8 5.3.2 5.3.3 "
            + "5.3.5 5.4.1 5.4.2 5.4.3 5.4.5 5.5.1 5.5.3 5.6 6 7.1 8 9 10.1 10.3.1 "
            + "10.3.2 10.4.1 10.5.1 10.6.1 10.7.1 11.3",
        "3 | 1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 3 4.1 4.2 5.1 5.2.2 5.2.3 5.2.6 "
            + "5.3.1.1 5.3.1.2 5.3.1.3 5.3.1.4 5.3.1.5 5.3.1.6 5.3.1.8 5.3.2 5.3.3 "
            + "5.3.5 5.4.1 5.4.2 5.4.3 5.4.5 5.5.1 5.5.3 5.6 6 7.1 8 9 10.1 10.3.1 "
            + "10.3.2 10.4.1 10.5.1 10.6.1 10.7.1",
        "6 | 1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 3 4.1 4.2.2 4.2.3 4.2.6 4.3.1.1 "
            + "4.3.1.2 4.3.1.3 4.3.1.4 4.3.1.5 4.3.1.6 4.3.1.8 4.3.2 4.3.3 4.3.5 4.4.1 "
            + "4.4.2 4.4.3 4.4.5 4.5.1 4.5.3 4.6 5 6.1 7 8 9.1 9.3.1 9.3.2 9.4.1 9.5.1 "
            + "9.6.1 9.7.1",
        "7 | 1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 3 4.1 4.2.2 4.2.3 4.2.6 4.3.1.1 "
            + "4.3.1.2 4.3.1.3 4.3.1.4 4.3.1.5 4.3.1.6 4.3.1.8 4.3.2 4.3.3 4.3.5 4.4.1 "
            + "4.4.2 4.4.3 4.4.5 4.5.1 4.5.3 4.6.1 4.6.2 4.6.4 4.7 5 6.1 7 8 9.1 9.3.1 "
            + "9.3.2 9.4.1 9.5.1 9.6.1 9.7.1",
        "8 | 1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 3 4.1 4.2.1 4.3.2 4.3.3 4.3.5.2 "
            + "4.3.7 4.4.1.1 4.4.1.2 4.4.1.3 4.4.1.4 4.4.1.5 4.4.1.6 4.4.1.8 4.4.2 "
            + "4.4.3 4.4.5 4.5.1 4.5.2 4.5.3 4.5.5 4.6.1 4.6.3 4.7.1 4.7.2 4.7.4 4.8 5 "
            + "6.1 7 8 9.1 9.3.1 9.3.2 9.4.1 9.5.1 9.6.1 9.7.1",
        "10 | 1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 2.5 3 4.1 4.2.1 4.3.2 4.3.3 4.3.5.2 "
            + "4.3.7 4.4.1.1 4.4.1.2 4.4.1.3 4.4.1.4 4.4.1.5 4.4.1.6 4.4.1.8 4.4.2 "
            + "4.4.3 4.4.5 4.5.1 4.5.2 4.5.3 4.5.5 4.6.1 4.6.3 4.7.1 4.7.2 4.7.4 4.8 5 "
            + "6.1 7 8 9.1 9.2 9.3 9.5.1 9.5.2 9.6.1 9.7.1 9.8.1 9.9.1",
        "11 | 1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5 3 4.1 4.2.1 4.3.2 4.3.3 4.3.5.2 4.3.7 "
            + "4.4.1.1 4.4.1.2 4.4.1.3 4.4.1.4 4.4.1.5 4.4.1.6 4.4.1.8 4.4.2 4.4.3 "
            + "4.4.5 4.5.1 4.5.2 4.5.3 4.5.5 4.6.1 4.6.3 4.7.1 4.7.2 4.7.4 4.8 5 6.1 7 "
            + "8 9.1 9.2 9.3 9.5.1 9.5.2 9.6.1 9.7.1 9.8.1 9.9.1",
        "12 | 1.1 1.2 1.3 1.4 2 3.1 3.2 3.3 3.4 4 5.1 5.2.1 5.3.2 5.3.3 5.3.5.2 5.3.7 "
            + "5.4.1.1 5.4.1.2 5.4.1.3 5.4.1.4 5.4.1.5 5.4.1.6 5.4.1.8 5.4.2 5.4.3 "
            + "5.4.5 5.5.1 5.5.2 5.5.3 5.5.5 5.6.1 5.6.3 5.7.1 5.7.2 5.7.4 5.8 6 7.1 8 "
            + "9 10.1 10.2 10.3 10.4 10.6.1 10.6.2 10.7.1 10.8.1 10.9.1 10.10.1"
      })
  void eachParagraphThatTurnsAwayHasAName(String version, String paragraphs) {
    RoomVersion room = RoomVersion.find(version).orElseThrow();
    assertThat(
            Arrays.stream(RuleId.values())
                .map(rule -> rule.paragraph(room))
                .filter(number -> !number.isEmpty() && !number.startsWith("#")))
        .containsExactlyInAnyOrderElementsOf(List.of(paragraphs.split(" ", -1)));
  }

  @Test
  void aVersionWithoutATextOfItsOwnHasThatOfTheOneBefore() {
    assertThat(RuleId.JOIN_BANNED.paragraph(RoomVersion.V2)).isEqualTo("5.2.3");
    assertThat(RuleId.JOIN_BANNED.paragraph(RoomVersion.V5)).isEqualTo("5.2.3");
    assertThat(RuleId.JOIN_BANNED.paragraph(RoomVersion.V9)).isEqualTo("4.3.3");
  }
}
