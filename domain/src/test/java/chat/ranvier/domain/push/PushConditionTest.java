package chat.ranvier.domain.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PushConditionTest {
  @ParameterizedTest
  @CsvSource({
    "content.body,               content;body",
    "content.m\\.relates_to,     content;m.relates_to",
    "content.m\\\\foo,           content;m\\foo",
    "content.\\x,                content;\\x",
    "a\\,                        a\\",
    "a..b,                       a;;b",
    "a\\\\.b,                    a\\;b",
  })
  void pathsAreReadNameByName(String text, String names) {
    assertThat(PropertyPath.parse(text).names()).isEqualTo(List.of(names.split(";", -1)));
  }

  @ParameterizedTest
  @CsvSource({
    "Lunch plans, true",
    "LUNCH,       true",
    "' lunch',    false",
    "lunc,        false",
  })
  void aPatternMatchesTheWholeProperty(String topic, boolean holds) {
    PushTrial trial = new PushTrial().content("{'topic':'" + topic + "'}");
    assertThat(trial.holds("{'kind':'event_match','key':'content.topic','pattern':'lunc?*'}"))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "An example event.,         true",
    "exple,                     true",
    "An exciting triple-whammy, true",
    "inexample,                 false",
  })
  void aPatternMatchesWordsOfAMessage(String body, boolean holds) {
    assertThat(
            new PushTrial()
                .body(body)
                .holds("{'kind':'event_match','key':'content.body','pattern':'ex*ple'}"))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'event_match','key':'content.none','pattern':'*'}",
        "{'kind':'event_match','key':'content.number','pattern':'*'}",
        "{'kind':'event_match','key':'content','pattern':'*'}",
        "{'kind':'event_match','key':'content.text.deeper','pattern':'*'}",
        "{'kind':'event_match','key':'content.text'}",
        "{'kind':'event_match','pattern':'*'}",
        "{'kind':'event_match','key':'content.text','pattern':1}",
        "{'kind':'event_property_is','key':'content.none','value':null}",
        "{'kind':'event_property_is','key':'content.yes','value':'true'}",
        "{'kind':'event_property_is','key':'content.yes','value':1}",
        "{'kind':'event_property_is','key':'content.number','value':'1'}",
        "{'kind':'event_property_is','key':'content.list','value':['a']}",
        "{'kind':'event_property_is','key':'content.text'}",
        "{'kind':'event_property_is','key':'content.big','value':9007199254740992}",
        "{'kind':'event_property_contains','key':'content.list','value':'b'}",
        "{'kind':'event_property_contains','key':'content.list','value':'A'}",
        "{'kind':'event_property_contains','key':'content.text','value':'abc'}",
        "{'kind':'event_property_contains','key':'content.list','value':{'x':1}}",
        "{'kind':'contains_display_name'}",
        "{'kind':'room_member_count'}",
        "{'kind':'room_member_count','is':3}",
        "{'kind':'room_member_count','is':'=3'}",
        "{'kind':'room_member_count','is':'3 '}",
        "{'kind':'room_member_count','is':'<>3'}",
        "{'kind':'room_member_count','is':'-3'}",
        "{'kind':'room_member_count','is':''}",
        "{'kind':'room_member_count','is':'99999999999999999999'}",
        "{'kind':'sender_notification_permission'}",
        "{'kind':'device','profile_tag':'x'}",
        "{'kind':'org.example.weather'}",
        "{'kind':7}",
        "{}",
      })
  void whatIsAbsentOfAnotherTypeOrNotUnderstoodNeverMatches(String condition) {
    assertThat(garden().holds(condition)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'event_match','key':'content.text','pattern':'A*'}",
        "{'kind':'event_match','key':'room_id','pattern':'!TEA:*'}",
        "{'kind':'event_match','key':'sender','pattern':'@bob:here.example'}",
        "{'kind':'event_match','key':'content.m\\\\.dotted.x','pattern':'y'}",
        "{'kind':'event_property_is','key':'content.yes','value':true}",
        "{'kind':'event_property_is','key':'content.number','value':1}",
        "{'kind':'event_property_is','key':'content.nothing','value':null}",
        "{'kind':'event_property_is','key':'content.text','value':'abc'}",
        "{'kind':'event_property_contains','key':'content.list','value':'a'}",
        "{'kind':'event_property_contains','key':'content.list','value':null}",
        "{'kind':'event_property_contains','key':'content.list','value':7}",
        "{'kind':'sender_notification_permission','key':'room'}",
        "{'kind':'sender_notification_permission','key':'unheard_of'}",
      })
  void whatIsThereMatches(String condition) {
    assertThat(garden().holds(condition)).isTrue();
  }

  private static PushTrial garden() {
    return new PushTrial()
        .content(
            "{'text':'abc','number':1,'yes':true,'nothing':null,'big':9007199254740992,"
                + "'list':['a',null,7,{'x':1},['a']],'m.dotted':{'x':'y'}}");
  }

  @ParameterizedTest
  @CsvSource({
    "3,   true", "2, false", "==3, true", "==4, false", "<3, false", "<4, true",
    "<=3, true", "<=2, false", ">2, true", ">3, false", ">=3, true", ">=4, false",
  })
  void membersAreCounted(String is, boolean holds) {
    assertThat(new PushTrial().members(3).holds("{'kind':'room_member_count','is':'" + is + "'}"))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "Ali*,   'hello ALI*!',   true",
    "Ali*,   hello alice,     false",
    "Alice?, alice? here,     true",
    "Alice?, alicex here,     false",
    "Al,     Alas,            false",
    "' ',    ' a ',           false",
  })
  void aDisplayNameIsNoPattern(String name, String body, boolean holds) {
    assertThat(
            new PushTrial().displayName(name).body(body).holds("{'kind':'contains_display_name'}"))
        .isEqualTo(holds);
  }

  @Test
  void whoLacksPowerMayNotNotify() {
    assertThat(
            new PushTrial()
                .powerOfBob(49)
                .holds("{'kind':'sender_notification_permission','key':'room'}"))
        .isFalse();
  }
}
