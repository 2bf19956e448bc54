package chat.ranvier.domain.auth.rules;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;

/** What the tests of the rules say of verdicts, and the versions they run in. */
final class VerdictAssertions {
  static final List<RoomVersion> VERSIONS = RoomVersion.supported();
  static final List<RoomVersion> BEFORE_3 = VERSIONS.subList(0, 2);
  static final List<RoomVersion> SINCE_3 = VERSIONS.subList(2, 12);
  static final List<RoomVersion> BEFORE_6 = VERSIONS.subList(0, 5);
  static final List<RoomVersion> SINCE_6 = VERSIONS.subList(5, 12);
  static final List<RoomVersion> SINCE_7 = VERSIONS.subList(6, 12);
  static final List<RoomVersion> SINCE_8 = VERSIONS.subList(7, 12);
  static final List<RoomVersion> BEFORE_10 = VERSIONS.subList(0, 9);
  static final List<RoomVersion> SINCE_10 = VERSIONS.subList(9, 12);
  static final List<RoomVersion> BEFORE_12 = VERSIONS.subList(0, 11);

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
