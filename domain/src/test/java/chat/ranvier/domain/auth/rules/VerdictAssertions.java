package chat.ranvier.domain.auth.rules;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;

/** What the tests of the rules say of verdicts, and the versions they run in. */
final class VerdictAssertions {
  static final List<RoomVersion> VERSIONS = RoomVersion.supported();
  static final List<RoomVersion> BEFORE_12 = List.of(RoomVersion.V10, RoomVersion.V11);

  private VerdictAssertions() {}

  static void assertAllowed(Verdict verdict) {
    assertThat(verdict).isEqualTo(Verdict.allowed());
  }

  static void assertRejected(Verdict verdict, RuleId rule) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Rejected.class, rejected -> assertThat(rejected.rule()).isEqualTo(rule));
  }
}
