package chat.ranvier.domain.room.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RoomVersionTest {
  @Test
  void supportsAllVersions() {
    assertThat(RoomVersion.supported().stream().map(RoomVersion::id))
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    assertThat(RoomVersion.find("11")).contains(RoomVersion.V11);
    assertThat(RoomVersion.find("13")).isEmpty();
    assertThat(RoomVersion.find("org.example.12")).isEmpty();
  }

  @Test
  void eachVersionKeepsTheRulesOfTheOneBefore() {
    assertThat(rules(RoomVersion.V1)).isZero();
    assertThat(rules(RoomVersion.V10)).isEqualTo(13);
    assertThat(rules(RoomVersion.V11)).isEqualTo(16);
    assertThat(rules(RoomVersion.V12)).isEqualTo(RoomVersionRule.values().length);
  }

  private static long rules(RoomVersion version) {
    return Arrays.stream(RoomVersionRule.values()).filter(version::has).count();
  }
}
