package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.auth.rules.TestRoom.ALICE;
import static chat.ranvier.domain.auth.rules.TestRoom.BOB;
import static chat.ranvier.domain.auth.rules.TestRoom.CAROL;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertAllowed;
import static chat.ranvier.domain.auth.rules.VerdictAssertions.assertRejected;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * CVE-2022-31152: a server's authorisation rules differed from the specification's. One row for
 * each paragraph that can turn an event away, tried in each room version: where the version has the
 * paragraph, it is this one that decides, and where it has not, it never is.
 */
final class RuleTableTest {
  /** Makes a verdict on an event that offends against the paragraph in a room of the version. */
  private interface Offence extends BiFunction<TestRoom, RoomVersion, Verdict> {}

  private static final Map<RuleId, Offence> TABLE = new EnumMap<>(RuleId.class);

  private static void row(RuleId rule, Offence offence) {
    TABLE.put(rule, offence);
  }

  static {
    creation();
    surroundings();
    joining();
    thirdPartyInvites();
    inviting();
    leaving();
    sending();
    special();
    powerLevels();
  }

  private static void creation() {
    row(
        RuleId.CREATE_WITH_PREV_EVENTS,
        (room, version) ->
            room.judge(room.createEvent(json -> json.with("prev_events", strings("$earlier")))));
    row(
        RuleId.CREATE_ROOM_ID_OF_OTHER_DOMAIN,
        (room, version) -> room.judge(room.inRoom(room.create(), "!room:b.example")));
    row(
        RuleId.CREATE_WITH_ROOM_ID,
        (room, version) ->
            room.judge(room.createEvent(json -> json.with("room_id", "!room:a.example"))));
    row(
        RuleId.CREATE_UNKNOWN_VERSION,
        (room, version) -> room.judge(room.createEvent(content("room_version", "unknown"))));
    row(
        RuleId.CREATE_WITHOUT_CREATOR,
        (room, version) -> room.judge(room.createEvent(JsonObject.empty())));
    row(
        RuleId.CREATE_ADDITIONAL_CREATORS,
        (room, version) ->
            room.judge(
                room.createEvent(
                    content("creator", ALICE.value())
                        .with("additional_creators", strings("nobody")))));
  }

  private static void surroundings() {
    row(
        RuleId.ROOM_ID_NOT_OF_CREATE,
        (room, version) -> room.judge(room.inRoom(message(room), "!other")));
    row(
        RuleId.AUTH_EVENTS_DUPLICATE,
        (room, version) -> checkAuthEvents(room, version, room.member(BOB, BOB, "join")));
    row(
        RuleId.AUTH_EVENTS_UNEXPECTED,
        (room, version) -> checkAuthEvents(room, version, room.member(ALICE, ALICE, "join")));
    row(
        RuleId.AUTH_EVENTS_REJECTED,
        (room, version) ->
            room.rules().checkAuthEvents(message(room), authEvents(room, version), id -> true));
    row(
        RuleId.AUTH_EVENTS_WITHOUT_CREATE,
        (room, version) -> room.rules().checkAuthEvents(message(room), List.of()));
    row(
        RuleId.AUTH_EVENTS_OF_OTHER_ROOM,
        (room, version) ->
            checkAuthEvents(
                room,
                version,
                room.inRoom(
                    room.state(ALICE, "m.room.power_levels", "", JsonObject.empty()), "!other")));
    row(
        RuleId.NOT_FEDERATED,
        (room, version) -> {
          TestRoom closed =
              new TestRoom(version, content -> content.with("m.federate", JsonBoolean.FALSE));
          return closed.judge(message(closed));
        });
  }

  private static void joining() {
    row(
        RuleId.MEMBER_INCOMPLETE,
        (room, version) -> room.judge(room.member(BOB, BOB, JsonObject.empty())));
    row(
        RuleId.MEMBER_NOT_SIGNED_BY_AUTHORISING_SERVER,
        (room, version) -> room.unsignedByServers().judge(authorisedJoin(room)));
    row(RuleId.JOIN_OF_ANOTHER, (room, version) -> room.judge(room.member(BOB, CAROL, "join")));
    row(
        RuleId.JOIN_BANNED,
        (room, version) -> room.membership(CAROL, "ban").judge(room.member(CAROL, CAROL, "join")));
    row(
        RuleId.JOIN_NOT_AUTHORISED,
        (room, version) ->
            room.joinRule("restricted").membership(BOB, "leave").judge(authorisedJoin(room)));
    row(
        RuleId.JOIN_NOT_PERMITTED,
        (room, version) -> room.judge(room.member(CAROL, CAROL, "join")));
    row(
        RuleId.KNOCK_NOT_ADMITTED,
        (room, version) -> room.judge(room.member(CAROL, CAROL, "knock")));
    row(
        RuleId.KNOCK_OF_ANOTHER,
        (room, version) -> room.joinRule("knock").judge(room.member(BOB, CAROL, "knock")));
    row(
        RuleId.KNOCK_JOINED_INVITED_OR_BANNED,
        (room, version) -> room.joinRule("knock").judge(room.member(BOB, BOB, "knock")));
    row(RuleId.MEMBERSHIP_UNKNOWN, (room, version) -> room.judge(room.member(BOB, BOB, "asleep")));
  }

  private static void thirdPartyInvites() {
    JsonObject signed = JsonObject.of("mxid", CAROL.value()).with("token", "token");
    row(
        RuleId.THIRD_PARTY_BANNED,
        (room, version) -> redeem(room.membership(CAROL, "ban"), BOB, signed));
    row(
        RuleId.THIRD_PARTY_WITHOUT_SIGNED,
        (room, version) ->
            room.judge(
                room.member(
                    BOB,
                    CAROL,
                    content("membership", "invite").with("third_party_invite", "nothing"))));
    row(
        RuleId.THIRD_PARTY_SIGNED_INCOMPLETE,
        (room, version) -> redeem(room, BOB, signed.without("token")));
    row(
        RuleId.THIRD_PARTY_OF_ANOTHER,
        (room, version) -> redeem(room, BOB, signed.with("mxid", ALICE.value())));
    row(RuleId.THIRD_PARTY_TOKEN_UNKNOWN, (room, version) -> redeem(room, BOB, signed));
    row(
        RuleId.THIRD_PARTY_OTHER_SENDER,
        (room, version) -> redeem(withThirdPartyInvite(room), ALICE, signed));
    row(
        RuleId.THIRD_PARTY_NOT_SIGNED,
        (room, version) -> redeem(withThirdPartyInvite(room), BOB, signed));
  }

  private static void inviting() {
    row(
        RuleId.INVITE_SENDER_NOT_JOINED,
        (room, version) -> room.judge(room.member(CAROL, CAROL, "invite")));
    row(
        RuleId.INVITE_TARGET_JOINED_OR_BANNED,
        (room, version) -> room.judge(room.member(BOB, ALICE, "invite")));
    row(
        RuleId.INVITE_LACKS_POWER,
        (room, version) ->
            room.powerLevels(level("invite", 1)).judge(room.member(BOB, CAROL, "invite")));
  }

  private static void leaving() {
    row(RuleId.LEAVE_NOT_THERE, (room, version) -> room.judge(room.member(CAROL, CAROL, "leave")));
    row(
        RuleId.KICK_SENDER_NOT_JOINED,
        (room, version) -> room.judge(room.member(CAROL, BOB, "leave")));
    row(
        RuleId.UNBAN_LACKS_POWER,
        (room, version) -> room.membership(CAROL, "ban").judge(room.member(BOB, CAROL, "leave")));
    row(RuleId.KICK_LACKS_POWER, (room, version) -> room.judge(room.member(BOB, ALICE, "leave")));
    row(
        RuleId.BAN_SENDER_NOT_JOINED,
        (room, version) -> room.judge(room.member(CAROL, BOB, "ban")));
    row(RuleId.BAN_LACKS_POWER, (room, version) -> room.judge(room.member(BOB, ALICE, "ban")));
  }

  private static void sending() {
    row(
        RuleId.SENDER_NOT_JOINED,
        (room, version) -> room.judge(room.message(CAROL, "m.room.message")));
    row(
        RuleId.THIRD_PARTY_INVITE_LACKS_POWER,
        (room, version) -> room.powerLevels(level("invite", 1)).judge(thirdPartyInvite(room)));
    row(
        RuleId.EVENT_LACKS_POWER,
        (room, version) -> room.judge(room.state(BOB, "m.room.topic", "", JsonObject.empty())));
    row(
        RuleId.STATE_KEY_OF_ANOTHER,
        (room, version) ->
            room.powerLevels(level("state_default", 0))
                .judge(room.state(BOB, "m.room.topic", ALICE.value(), JsonObject.empty())));
  }

  private static void special() {
    row(
        RuleId.ALIASES_WITHOUT_STATE_KEY,
        (room, version) -> room.judge(room.message(BOB, "m.room.aliases")));
    row(
        RuleId.ALIASES_OF_OTHER_SERVER,
        (room, version) ->
            room.judge(room.state(BOB, "m.room.aliases", "a.example", JsonObject.empty())));
    row(
        RuleId.REDACTION_LACKS_POWER,
        (room, version) -> room.judge(room.message(BOB, "m.room.redaction")));
  }

  private static void powerLevels() {
    JsonObject bob = users(BOB.value(), 50);
    JsonObject carol = bob.with("users", TestRoom.levels(Map.of(BOB.value(), 50L, "@c:c", 50L)));
    JsonObject text = JsonObject.of("ban", "50");
    change(RuleId.POWER_LEVELS_LEVEL_NOT_INTEGER, bob, text);
    change(RuleId.POWER_LEVELS_TABLE_NOT_INTEGERS, bob, JsonObject.of("events", text));
    change(RuleId.POWER_LEVELS_USERS_NOT_INTEGERS, bob, JsonObject.of("users", text));
    change(RuleId.POWER_LEVELS_LEVEL_UNREADABLE, bob, JsonObject.of("ban", JsonNull.NULL));
    change(RuleId.POWER_LEVELS_NAME_CREATOR, bob, users(ALICE.value(), 50));
    change(RuleId.POWER_LEVELS_LEVEL_ABOVE_SENDER, bob.with("ban", number(51)), bob);
    change(RuleId.POWER_LEVELS_LEVEL_SET_ABOVE_SENDER, bob, bob.with("ban", number(51)));
    JsonObject entry = bob.with("events", level("m.room.topic", 51));
    change(RuleId.POWER_LEVELS_ENTRY_ABOVE_SENDER, entry, bob);
    change(RuleId.POWER_LEVELS_ENTRY_SET_ABOVE_SENDER, bob, entry);
    change(RuleId.POWER_LEVELS_USER_NOT_BELOW_SENDER, carol, bob);
    change(RuleId.POWER_LEVELS_USER_SET_ABOVE_SENDER, bob, users(BOB.value(), 51));
  }

  private static void change(RuleId rule, JsonObject before, JsonObject after) {
    row(
        rule,
        (room, version) ->
            room.powerLevels(before).judge(room.state(BOB, "m.room.power_levels", "", after)));
  }

  static Stream<Arguments> rowsByVersion() {
    return TABLE.keySet().stream()
        .flatMap(
            rule -> RoomVersion.supported().stream().map(version -> Arguments.of(rule, version)));
  }

  @ParameterizedTest(name = "{0} in version {1}")
  @MethodSource("rowsByVersion")
  void eachParagraphDecidesInTheVersionsThatHaveIt(RuleId rule, RoomVersion version) {
    Verdict verdict = requireNonNull(TABLE.get(rule)).apply(new TestRoom(version), version);
    if (rule.paragraph(version).isEmpty()) {
      assertThat(verdict instanceof Verdict.Rejected rejected && rejected.rule() == rule).isFalse();
    } else {
      assertRejected(verdict, rule);
    }
  }

  @Test
  void noParagraphIsLeftOut() {
    Set<RuleId> missing = EnumSet.allOf(RuleId.class);
    missing.removeAll(TABLE.keySet());
    assertThat(missing).isEmpty();
  }

  @Test
  void theRowsOffendAgainstNothingElse() {
    for (RoomVersion version : RoomVersion.supported()) {
      TestRoom room = new TestRoom(version);
      assertAllowed(room.judge(message(room)));
      assertAllowed(
          room.rules().checkAuthEvents(message(room), authEvents(room, version), id -> false));
    }
  }

  private static Pdu message(TestRoom room) {
    return room.message(BOB, "m.room.message");
  }

  private static Verdict checkAuthEvents(TestRoom room, RoomVersion version, Pdu another) {
    List<Pdu> authEvents =
        Stream.concat(authEvents(room, version).stream(), Stream.of(another)).toList();
    return room.rules().checkAuthEvents(message(room), authEvents);
  }

  private static List<Pdu> authEvents(TestRoom room, RoomVersion version) {
    Pdu bob = room.find(new StateSlot("m.room.member", BOB.value())).orElseThrow();
    return version.createEventIsRoomId() ? List.of(bob) : List.of(room.create(), bob);
  }

  private static Pdu authorisedJoin(TestRoom room) {
    JsonObject content =
        content("membership", "join").with("join_authorised_via_users_server", BOB.value());
    return room.following(room.member(CAROL, CAROL, content), EventId.parse("$earlier"));
  }

  private static Pdu thirdPartyInvite(TestRoom room) {
    return room.state(BOB, "m.room.third_party_invite", "token", JsonObject.empty());
  }

  private static TestRoom withThirdPartyInvite(TestRoom room) {
    return room.put(thirdPartyInvite(room));
  }

  private static Verdict redeem(TestRoom room, UserId sender, JsonObject signed) {
    JsonObject content =
        content("membership", "invite").with("third_party_invite", JsonObject.of("signed", signed));
    return room.judge(room.member(sender, CAROL, content));
  }

  private static JsonObject content(String name, String value) {
    return JsonObject.of(name, value);
  }

  private static JsonObject users(String user, long level) {
    return JsonObject.of("users", TestRoom.levels(Map.of(user, level)));
  }

  private static JsonObject level(String name, long level) {
    return JsonObject.of(name, number(level));
  }

  private static JsonInteger number(long value) {
    return new JsonInteger(value);
  }

  private static JsonArray strings(String... texts) {
    return JsonArray.ofStrings(List.of(texts));
  }
}
