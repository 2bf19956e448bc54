package chat.ranvier.domain.push;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DefaultPushRulesTest {
  private static final JsonObject RULES = DefaultPushRules.of(new UserId("@alice:test.example"));

  private static List<JsonObject> kind(String name) {
    return RULES.array(name).orElseThrow().objects().toList();
  }

  private static List<String> ids(String kind) {
    return kind(kind).stream().flatMap(rule -> rule.string("rule_id").stream()).toList();
  }

  @Test
  void theRulesStandInTheOrderOfTheSpecification() {
    assertThat(ids("override"))
        .containsExactly(
            ".m.rule.master",
            ".m.rule.suppress_notices",
            ".m.rule.invite_for_me",
            ".m.rule.member_event",
            ".m.rule.is_user_mention",
            ".m.rule.is_room_mention",
            ".m.rule.tombstone",
            ".m.rule.reaction",
            ".m.rule.room.server_acl",
            ".m.rule.suppress_edits");
    assertThat(ids("underride"))
        .containsExactly(
            ".m.rule.call",
            ".m.rule.encrypted_room_one_to_one",
            ".m.rule.room_one_to_one",
            ".m.rule.message",
            ".m.rule.encrypted");
    assertThat(ids("content")).isEmpty();
  }

  @Test
  void onlyTheMasterRuleIsOff() {
    assertThat(kind("override"))
        .filteredOn(rule -> !rule.bool("enabled").orElseThrow())
        .extracting(rule -> rule.string("rule_id").orElseThrow())
        .containsExactly(".m.rule.master");
  }

  @Test
  void invitesAndMentionsAreTheUsersOwn() {
    assertThat(kind("override"))
        .filteredOn(rule -> rule.toString().contains("@alice:test.example"))
        .extracting(rule -> rule.string("rule_id").orElseThrow())
        .containsExactly(".m.rule.invite_for_me", ".m.rule.is_user_mention");
  }

  @Test
  void aMentionIsLoud() {
    assertThat(kind("override").get(4).array("actions").map(JsonArray::toString))
        .hasValueSatisfying(
            actions -> assertThat(actions).contains("notify", "sound", "highlight"));
  }
}
