package chat.ranvier.domain.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each join rule lets people do. */
final class JoinRuleTest {
  @ParameterizedTest
  @EnumSource
  void itIsFoundByItsName(JoinRule rule) {
    assertThat(JoinRule.find(rule.value())).contains(rule);
  }

  @Test
  void anotherNameIsNone() {
    assertThat(JoinRule.find("PUBLIC")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void twoOfThemLetPeopleKnock(JoinRule rule) {
    assertThat(rule.admitsKnocks())
        .isEqualTo(rule == JoinRule.KNOCK || rule == JoinRule.KNOCK_RESTRICTED);
  }

  @ParameterizedTest
  @EnumSource
  void twoOfThemLookAtOtherRooms(JoinRule rule) {
    assertThat(rule.isRestricted())
        .isEqualTo(rule == JoinRule.RESTRICTED || rule == JoinRule.KNOCK_RESTRICTED);
  }
}
