package chat.ranvier.domain.push;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules that everybody begins with say, and on which events they apply. */
final class DefaultPushRulesTest {
  private static final PushRuleSet RULES = PushRuleSet.of(PushTrial.ALICE, PushRuleFeatures.NONE);

  private static List<String> ids(PushRuleKind kind) {
    return RULES.ofKind(kind).stream().map(PushRule::id).toList();
  }

  @Test
  void theRulesStandInTheOrderOfTheSpecification() {
    assertThat(ids(PushRuleKind.OVERRIDE))
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
    assertThat(ids(PushRuleKind.UNDERRIDE))
        .containsExactly(
            ".m.rule.call",
            ".m.rule.encrypted_room_one_to_one",
            ".m.rule.room_one_to_one",
            ".m.rule.message",
            ".m.rule.encrypted");
    assertThat(ids(PushRuleKind.CONTENT)).isEmpty();
    assertThat(ids(PushRuleKind.ROOM)).isEmpty();
    assertThat(ids(PushRuleKind.SENDER)).isEmpty();
  }

  @Test
  void onlyTheMasterRuleIsOff() {
    assertThat(RULES.ofKind(PushRuleKind.OVERRIDE))
        .filteredOn(rule -> !rule.isEnabled())
        .extracting(PushRule::id)
        .containsExactly(".m.rule.master");
  }

  @Test
  void clientsAreShownAllPartsOfARule() {
    PushRule mention = RULES.find(PushRuleKind.OVERRIDE, ".m.rule.is_user_mention").orElseThrow();
    assertThat(mention.json())
        .isEqualTo(
            PushTrial.json(
                """
                {"rule_id": ".m.rule.is_user_mention", "default": true, "enabled": true,
                 "conditions": [{"kind": "event_property_contains",
                   "key": "content.m\\\\.mentions.user_ids", "value": "@alice:here.example"}],
                 "actions": ["notify", {"set_tweak": "sound", "value": "default"},
                   {"set_tweak": "highlight"}]}"""));
  }

  /** The rule that applies to an event of Bob's in Alice's eyes, and what it causes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "m.room.message  | -   | {'msgtype':'m.notice','body':'x'}          | 3  | .m.rule.suppress_notices            | false | -",
        "m.room.member   | @alice:here.example | {'membership':'invite'}    | 3  | .m.rule.invite_for_me               | true  | default",
        "m.room.member   | @alice:here.example | {'membership':'leave'}     | 3  | .m.rule.member_event                | false | -",
        "m.room.member   | @bob:here.example   | {'membership':'invite'}    | 3  | .m.rule.member_event                | false | -",
        "m.room.message  | -   | {'body':'x','m.mentions':{'user_ids':['@x:y','@alice:here.example']}} | 3 | .m.rule.is_user_mention | true | default",
        "m.room.message  | -   | {'body':'x','m.mentions':{'room':true}}    | 3  | .m.rule.is_room_mention             | true  | -",
        "m.room.message  | -   | {'body':'x','m.mentions':{'room':'true'}}  | 3  | .m.rule.message                     | true  | -",
        "m.room.message  | -   | {'body':'alice @room @alice:here.example'} | 3  | .m.rule.message                     | true  | -",
        "m.room.tombstone| ''  | {'body':'moved'}                           | 3  | .m.rule.tombstone                   | true  | -",
        "m.room.tombstone| -   | {'body':'moved'}                           | 3  | -                                   | false | -",
        "m.reaction      | -   | {'m.relates_to':{'key':'k'}}               | 3  | .m.rule.reaction                    | false | -",
        "m.room.server_acl|''  | {'allow':['*']}                            | 3  | .m.rule.room.server_acl             | false | -",
        "m.room.message  | -   | {'body':'x','m.relates_to':{'rel_type':'m.replace'}} | 3 | .m.rule.suppress_edits     | false | -",
        "m.call.invite   | -   | {}                                         | 2  | .m.rule.call                        | true  | ring",
        "m.room.encrypted| -   | {}                                         | 2  | .m.rule.encrypted_room_one_to_one   | true  | default",
        "m.room.encrypted| -   | {}                                         | 3  | .m.rule.encrypted                   | true  | -",
        "m.room.message  | -   | {'body':'x'}                               | 2  | .m.rule.room_one_to_one             | true  | default",
        "m.room.message  | -   | {'body':'x'}                               | 1  | .m.rule.message                     | true  | -",
        "m.room.topic    | ''  | {'topic':'x'}                              | 2  | -                                   | false | -",
      })
  void eachRuleAppliesToItsEvents(
      String type,
      String stateKey,
      String content,
      long members,
      String rule,
      boolean notifies,
      String sound) {
    Optional<PushMatch> match =
        new PushTrial()
            .type(type.trim())
            .stateKey(stateKey)
            .content(content)
            .members(members)
            .on(RULES);
    assertThat(match.map(PushMatch::ruleId)).isEqualTo(Optional.ofNullable(rule));
    assertThat(match.map(found -> found.actions().notifies()).orElse(false)).isEqualTo(notifies);
    assertThat(match.flatMap(found -> found.actions().tweaks().string("sound")))
        .isEqualTo(Optional.ofNullable(sound));
  }

  @Test
  void theWholeRoomIsMentionedOnlyByWhoMay() {
    PushTrial mention =
        new PushTrial().content("{'body':'x','m.mentions':{'room':true}}").powerOfBob(49);
    assertThat(mention.on(RULES).orElseThrow().ruleId()).isEqualTo(".m.rule.message");
  }

  @Test
  void mentionsStandOutAndMessagesDoNot() {
    assertThat(
            new PushTrial()
                .content("{'m.mentions':{'user_ids':['@alice:here.example']}}")
                .on(RULES)
                .orElseThrow()
                .actions()
                .isHighlighted())
        .isTrue();
    assertThat(new PushTrial().on(RULES).orElseThrow().actions().isHighlighted()).isFalse();
  }

  @Test
  void theMasterRuleSwitchesAllOthersOff() {
    PushRuleSet silent = RULES.enable(PushRuleKind.OVERRIDE, ".m.rule.master", true);
    assertThat(new PushTrial().on(silent).orElseThrow().actions()).isEqualTo(PushActions.NONE);
  }

  @Test
  void nobodyIsNotifiedOfTheirOwnEvents() {
    PushRuleSet ofBob = PushRuleSet.of(PushTrial.BOB, PushRuleFeatures.NONE);
    assertThat(new PushTrial().on(ofBob)).isEmpty();
  }

  @Test
  void theRulesByKindAreWhatClientsGet() {
    assertThat(RULES.json().names())
        .containsExactly("content", "override", "room", "sender", "underride");
    assertThat(RULES.json().array("underride").orElseThrow().objects().map(JsonObject::names))
        .allSatisfy(
            names ->
                assertThat(names)
                    .containsExactly("actions", "conditions", "default", "enabled", "rule_id"));
  }

  @Test
  void rulesOfProposalsAreThereWhereTheyAreWanted() {
    PushRuleSet rules = PushRuleSet.of(PushTrial.ALICE, new PushRuleFeatures(true, true));
    assertThat(rules.ofKind(PushRuleKind.OVERRIDE))
        .extracting(PushRule::id)
        .startsWith(".m.rule.master", ".org.matrix.msc4028.encrypted_event")
        .endsWith(".org.matrix.msc3930.rule.poll_response");
    assertThat(rules.ofKind(PushRuleKind.UNDERRIDE))
        .extracting(PushRule::id)
        .endsWith(
            ".org.matrix.msc3930.rule.poll_start_one_to_one",
            ".org.matrix.msc3930.rule.poll_start",
            ".org.matrix.msc3930.rule.poll_end_one_to_one",
            ".org.matrix.msc3930.rule.poll_end");
  }

  @Test
  void theCommonRulesNameNobody() {
    PushRuleSet common = PushRuleSet.common(PushRuleFeatures.NONE);
    assertThat(common.find(PushRuleKind.OVERRIDE, ".m.rule.invite_for_me")).isEmpty();
    assertThat(common.find(PushRuleKind.OVERRIDE, ".m.rule.is_user_mention")).isEmpty();
    assertThat(new PushTrial().on(common).orElseThrow().ruleId()).isEqualTo(".m.rule.message");
  }
}
