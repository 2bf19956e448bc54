package chat.ranvier.domain.push;

import static chat.ranvier.domain.push.PushRuleKind.CONTENT;
import static chat.ranvier.domain.push.PushRuleKind.OVERRIDE;
import static chat.ranvier.domain.push.PushRuleKind.ROOM;
import static chat.ranvier.domain.push.PushRuleKind.SENDER;
import static chat.ranvier.domain.push.PushRuleKind.UNDERRIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.push.InvalidPushRuleException.Kind;
import chat.ranvier.domain.push.PushRuleSet.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How users change their rules, and in which order rules are tried. */
final class PushRuleSetTest {
  private static final PushRuleSet NEW = PushRuleSet.of(PushTrial.ALICE, PushRuleFeatures.NONE);
  private static final JsonObject SILENT = PushTrial.json("{'actions':[]}");
  private static final JsonObject TEA = PushTrial.json("{'actions':['notify'],'pattern':'tea'}");

  private static Place before(String id) {
    return new Place(Optional.of(id), Optional.empty());
  }

  private static Place after(String id) {
    return new Place(Optional.empty(), Optional.of(id));
  }

  private static PushRuleSet put(PushRuleSet rules, PushRuleKind kind, String id) {
    return rules.put(kind, id, SILENT, Place.UNSAID);
  }

  private static List<String> own(PushRuleSet rules, PushRuleKind kind) {
    return rules.ofKind(kind).stream().filter(rule -> !rule.isDefault()).map(PushRule::id).toList();
  }

  private static void assertRefused(Kind kind, ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            InvalidPushRuleException.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
  }

  @Test
  void kindsAreTriedInTheirOrder() {
    PushRuleSet rules = NEW;
    assertThat(kind(rules)).isEqualTo(UNDERRIDE);
    rules = put(rules, SENDER, PushTrial.BOB.value());
    assertThat(kind(rules)).isEqualTo(SENDER);
    rules = put(rules, ROOM, PushTrial.ROOM.value());
    assertThat(kind(rules)).isEqualTo(ROOM);
    rules = rules.put(CONTENT, "tea", TEA, Place.UNSAID);
    assertThat(kind(rules)).isEqualTo(CONTENT);
    rules = put(rules, OVERRIDE, "all");
    assertThat(kind(rules)).isEqualTo(OVERRIDE);
  }

  private static PushRuleKind kind(PushRuleSet rules) {
    return new PushTrial().on(rules).orElseThrow().kind();
  }

  @Test
  void rulesForOtherRoomsAndSendersDoNotApply() {
    PushRuleSet rules = put(put(NEW, ROOM, "!other:here.example"), SENDER, "@dave:there.example");
    assertThat(kind(rules)).isEqualTo(UNDERRIDE);
  }

  @Test
  void aNewRuleIsTheMostImportantOfTheUsersButNotOverTheMaster() {
    PushRuleSet rules = put(put(NEW, OVERRIDE, "first"), OVERRIDE, "second");
    assertThat(rules.ofKind(OVERRIDE))
        .extracting(PushRule::id)
        .startsWith(".m.rule.master", "second", "first", ".m.rule.suppress_notices");
    assertThat(put(NEW, UNDERRIDE, "mine").ofKind(UNDERRIDE))
        .extracting(PushRule::id)
        .startsWith("mine", ".m.rule.call");
  }

  @Test
  void rulesArePutBesideOthers() {
    PushRuleSet rules = put(put(put(NEW, ROOM, "c"), ROOM, "b"), ROOM, "a");
    assertThat(own(rules.put(ROOM, "x", SILENT, before("b")), ROOM))
        .containsExactly("a", "x", "b", "c");
    assertThat(own(rules.put(ROOM, "x", SILENT, after("b")), ROOM))
        .containsExactly("a", "b", "x", "c");
    assertThat(own(rules.put(ROOM, "x", SILENT, after("c")), ROOM))
        .containsExactly("a", "b", "c", "x");
    assertThat(own(rules.put(ROOM, "c", SILENT, before("a")), ROOM)).containsExactly("c", "a", "b");
    assertThat(own(rules.put(ROOM, "a", SILENT, after("b")), ROOM)).containsExactly("b", "a", "c");
    Place both = new Place(Optional.of("b"), Optional.of("c"));
    assertThat(own(rules.put(ROOM, "x", SILENT, both), ROOM)).containsExactly("a", "x", "b", "c");
  }

  @Test
  void noRuleIsPutBesideTheServersOrOneThatIsNotThere() {
    PushRuleSet rules = put(NEW, OVERRIDE, "mine");
    for (String neighbour : List.of(".m.rule.master", ".m.rule.reaction", "nobody", "new", "")) {
      assertRefused(Kind.NO_NEIGHBOUR, () -> rules.put(OVERRIDE, "new", SILENT, before(neighbour)));
      assertRefused(Kind.NO_NEIGHBOUR, () -> rules.put(OVERRIDE, "new", SILENT, after(neighbour)));
    }
    assertRefused(Kind.NO_NEIGHBOUR, () -> rules.put(OVERRIDE, "mine", SILENT, before("mine")));
  }

  @Test
  void aReplacedRuleKeepsItsPlaceAndWhetherItIsOn() {
    PushRuleSet rules = put(put(NEW, UNDERRIDE, "b"), UNDERRIDE, "a");
    PushRuleSet changed =
        rules
            .enable(UNDERRIDE, "b", false)
            .put(UNDERRIDE, "b", PushTrial.json("{'actions':['notify']}"), Place.UNSAID);
    assertThat(own(changed, UNDERRIDE)).containsExactly("a", "b");
    PushRule replaced = changed.find(UNDERRIDE, "b").orElseThrow();
    assertThat(replaced.isEnabled()).isFalse();
    assertThat(replaced.actions())
        .isEqualTo(PushTrial.json("{'x':['notify']}").array("x").orElseThrow());
  }

  @Test
  void aDisabledRuleIsNotTried() {
    PushRuleSet rules = put(NEW, ROOM, PushTrial.ROOM.value());
    assertThat(kind(rules.enable(ROOM, PushTrial.ROOM.value(), false))).isEqualTo(UNDERRIDE);
  }

  @Test
  void rulesOfTheServerCanBeChangedButNotTakenAway() {
    JsonArray loud =
        PushTrial.json("{'x':['notify',{'set_tweak':'highlight'}]}").array("x").orElseThrow();
    PushRuleSet rules = NEW.act(UNDERRIDE, ".m.rule.message", loud);
    assertThat(new PushTrial().on(rules).orElseThrow().actions().isHighlighted()).isTrue();
    assertRefused(Kind.NOT_FOUND, () -> NEW.remove(UNDERRIDE, ".m.rule.message"));
    assertRefused(
        Kind.MALFORMED, () -> NEW.put(UNDERRIDE, ".m.rule.message", SILENT, Place.UNSAID));
  }

  @Test
  void whatIsNotThereCannotBeChanged() {
    assertRefused(Kind.NOT_FOUND, () -> NEW.remove(ROOM, "x"));
    assertRefused(Kind.NOT_FOUND, () -> NEW.enable(ROOM, ".m.rule.message", true));
    assertRefused(Kind.NOT_FOUND, () -> NEW.act(CONTENT, "x", JsonArray.empty()));
  }

  @Test
  void aRuleIsTakenAway() {
    PushRuleSet rules = put(put(NEW, ROOM, "b"), ROOM, "a").remove(ROOM, "a");
    assertThat(own(rules, ROOM)).containsExactly("b");
    assertThat(rules.remove(ROOM, "b").json()).isEqualTo(NEW.json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".mine", ".m.rule.master", "a/b", "/", "a\\b"})
  void namesAreChecked(String id) {
    assertRefused(Kind.MALFORMED, () -> put(NEW, OVERRIDE, id));
  }

  @Test
  void namesHaveAnEnd() {
    assertThat(own(put(NEW, OVERRIDE, "é".repeat(256)), OVERRIDE)).hasSize(1);
    assertRefused(Kind.MALFORMED, () -> put(NEW, OVERRIDE, "é".repeat(257)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'actions':'notify'}",
        "{'actions':['shout']}",
        "{'actions':[1]}",
        "{'actions':[{'tweak':'sound'}]}",
        "{'actions':[],'conditions':{}}",
        "{'actions':[],'conditions':[1]}",
        "{'actions':[],'conditions':[{'key':'type'}]}",
      })
  void bodiesAreChecked(String body) {
    assertRefused(Kind.MALFORMED, () -> NEW.put(OVERRIDE, "x", PushTrial.json(body), Place.UNSAID));
  }

  @Test
  void aContentRuleNeedsAPatternOfSomeBound() {
    assertRefused(Kind.MALFORMED, () -> put(NEW, CONTENT, "x"));
    JsonObject longest = SILENT.with("pattern", "x".repeat(1_024));
    assertThat(own(NEW.put(CONTENT, "x", longest, Place.UNSAID), CONTENT)).hasSize(1);
    JsonObject longer = SILENT.with("pattern", "x".repeat(1_025));
    assertRefused(Kind.MALFORMED, () -> NEW.put(CONTENT, "x", longer, Place.UNSAID));
  }

  @Test
  void actionsOfEarlierVersionsStayAndCauseNothing() {
    PushRuleSet rules =
        NEW.put(
            ROOM,
            PushTrial.ROOM.value(),
            PushTrial.json("{'actions':['dont_notify','coalesce']}"),
            Place.UNSAID);
    assertThat(rules.find(ROOM, PushTrial.ROOM.value()).orElseThrow().actions())
        .isEqualTo(JsonArray.of(new JsonString("dont_notify"), new JsonString("coalesce")));
    assertThat(new PushTrial().on(rules).orElseThrow().actions()).isEqualTo(PushActions.NONE);
  }

  @Test
  void conditionsThatNobodyUnderstandsAreKeptAndMatchNothing() {
    JsonObject body =
        PushTrial.json("{'actions':['notify'],'conditions':[{'kind':'moon','is':'full'}]}");
    PushRuleSet rules = NEW.put(OVERRIDE, "moon", body, Place.UNSAID);
    assertThat(rules.find(OVERRIDE, "moon").orElseThrow().json().array("conditions"))
        .isEqualTo(body.array("conditions"));
    assertThat(kind(rules)).isEqualTo(UNDERRIDE);
  }

  @Test
  void tweaksAreReadWithTheirValues() {
    JsonObject body =
        PushTrial.json(
            "{'actions':['notify',{'set_tweak':'sound','value':'cakealarm.wav'},"
                + "{'set_tweak':'highlight','value':false},{'set_tweak':'flash','value':3},"
                + "{'set_tweak':'odd'}]}");
    PushActions actions =
        new PushTrial().on(NEW.put(OVERRIDE, "x", body, Place.UNSAID)).orElseThrow().actions();
    assertThat(actions.isHighlighted()).isFalse();
    assertThat(actions.tweaks())
        .isEqualTo(PushTrial.json("{'sound':'cakealarm.wav','highlight':false,'flash':3}"));
  }

  @Test
  void whatWasChangedIsAllThatIsStored() {
    assertThat(NEW.changes()).isEqualTo(PushTrial.json("{'own':{},'changed':{}}"));
    PushRuleSet rules =
        put(put(NEW, ROOM, "b"), ROOM, "a")
            .put(CONTENT, "tea", TEA, Place.UNSAID)
            .put(OVERRIDE, "x", SILENT, Place.UNSAID)
            .enable(ROOM, "b", false)
            .enable(OVERRIDE, ".m.rule.master", true)
            .act(UNDERRIDE, ".m.rule.message", JsonArray.empty());
    PushRuleSet again = PushRuleSet.of(PushTrial.ALICE, PushRuleFeatures.NONE, rules.changes());
    assertThat(again.json()).isEqualTo(rules.json());
    assertThat(again.changes()).isEqualTo(rules.changes());
    assertThat(rules.changes().object("changed").orElseThrow())
        .isEqualTo(
            PushTrial.json(
                "{'override':{'.m.rule.master':{'enabled':true}},"
                    + "'underride':{'.m.rule.message':{'actions':[]}}}"));
  }

  @Test
  void changesOfRulesThatTheServerNoLongerHasAreForgotten() {
    JsonObject changes =
        PushTrial.json("{'changed':{'content':{'.m.rule.contains_user_name':{'enabled':false}}}}");
    assertThat(PushRuleSet.of(PushTrial.ALICE, PushRuleFeatures.NONE, changes).json())
        .isEqualTo(NEW.json());
  }

  @Test
  void thereIsAnEndToTheNumberOfRules() {
    List<PushRule> many =
        IntStream.range(0, PushRuleSet.MAX_OWN_RULES)
            .mapToObj(i -> PushRuleDraft.read(ROOM, "r" + i, SILENT))
            .toList();
    JsonObject own =
        JsonObject.of(
            "room", new JsonArray(List.copyOf(many.stream().map(PushRule::json).toList())));
    PushRuleSet full =
        PushRuleSet.of(PushTrial.ALICE, PushRuleFeatures.NONE, JsonObject.of("own", own));
    assertRefused(Kind.TOO_MANY, () -> put(full, SENDER, "one more"));
    assertThat(own(put(full, ROOM, "r5"), ROOM)).hasSize(PushRuleSet.MAX_OWN_RULES);
  }

  @Test
  void thereIsAnEndToThePatternsThatAreLookedForInTexts() {
    PushRuleSet rules = NEW;
    for (int i = 0; i < PushRuleSet.MAX_WORDS; i++) {
      rules = rules.put(CONTENT, "w" + i, TEA, Place.UNSAID);
    }
    PushRuleSet full = rules;
    assertRefused(Kind.TOO_MANY, () -> full.put(CONTENT, "one more", TEA, Place.UNSAID));
    JsonObject inBody =
        PushTrial.json(
            "{'actions':[],'conditions':[{'kind':'event_match','key':'content.body','pattern':'a'}]}");
    assertRefused(Kind.TOO_MANY, () -> full.put(OVERRIDE, "one more", inBody, Place.UNSAID));
    assertThat(own(put(full, ROOM, "a"), ROOM)).containsExactly("a");
  }

  @Test
  void thereIsAnEndToTheLengthOfAllRules() {
    JsonObject large =
        PushTrial.json(
            "{'actions':[{'set_tweak':'sound','value':'%s'}]}".formatted("x".repeat(60_000)));
    PushRuleSet rules = NEW;
    for (int i = 0; i < 8; i++) {
      rules = rules.put(SENDER, "s" + i, large, Place.UNSAID);
    }
    PushRuleSet full = rules;
    assertRefused(Kind.TOO_MANY, () -> full.put(SENDER, "one more", large, Place.UNSAID));
    assertRefused(
        Kind.TOO_MANY,
        () -> full.act(UNDERRIDE, ".m.rule.message", large.array("actions").orElseThrow()));
    assertThat(own(full.remove(SENDER, "s0"), SENDER)).hasSize(7);
  }

  @Test
  void aUserFollowsTheRoomsInWhichPlainMessagesNotify() {
    RoomId tea = RoomId.parse("!tea:here.example");
    RoomId cake = RoomId.parse("!cake:here.example");
    assertThat(NEW.followed()).isEqualTo(FollowedRooms.ALL);
    PushRuleSet muted = put(NEW, ROOM, tea.value());
    assertThat(muted.followed().contains(tea)).isFalse();
    assertThat(muted.followed().contains(cake)).isTrue();
    JsonObject override =
        PushTrial.json(
            "{'actions':[],'conditions':[{'kind':'event_match','key':'room_id','pattern':'%s'}]}"
                .formatted(tea));
    assertThat(NEW.put(OVERRIDE, "x", override, Place.UNSAID).followed())
        .isEqualTo(new FollowedRooms(true, Set.of(tea)));
    PushRuleSet mentions = NEW.enable(UNDERRIDE, ".m.rule.message", false);
    assertThat(mentions.followed()).isEqualTo(new FollowedRooms(false, Set.of()));
    JsonObject loud = PushTrial.json("{'actions':['notify']}");
    assertThat(mentions.put(ROOM, tea.value(), loud, Place.UNSAID).followed().contains(tea))
        .isTrue();
    assertThat(NEW.enable(OVERRIDE, ".m.rule.master", true).followed().contains(tea)).isFalse();
  }

  @Test
  void theRulesForARoomAreCopiedForTheOneThatFollowsOnIt() {
    RoomId old = RoomId.parse("!old:here.example");
    RoomId next = RoomId.parse("!new:here.example");
    JsonObject override =
        PushTrial.json(
            "{'actions':[],'conditions':[{'kind':'event_match','key':'room_id','pattern':'%s'}]}"
                .formatted(old));
    PushRuleSet rules = put(NEW, ROOM, old.value()).put(OVERRIDE, "mute", override, Place.UNSAID);
    PushRuleSet copied = rules.copied(old, next);
    assertThat(own(copied, ROOM)).containsExactlyInAnyOrder(old.value(), next.value());
    assertThat(copied.followed().others()).containsExactlyInAnyOrder(old, next);
    assertThat(own(copied, OVERRIDE)).containsExactlyInAnyOrder("mute", next.value());
    assertThat(copied.copied(old, next).changes()).isEqualTo(copied.changes());
    assertThat(NEW.copied(old, next).changes()).isEqualTo(NEW.changes());
  }
}
