package chat.ranvier.domain.resolution;

import static chat.ranvier.domain.testing.Forks.isAllowed;
import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.BOB;
import static chat.ranvier.domain.testing.People.CHARLIE;
import static chat.ranvier.domain.testing.People.DAVE;
import static chat.ranvier.domain.testing.People.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import chat.ranvier.domain.testing.BranchMeeting;
import chat.ranvier.domain.testing.RoomTimeline;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people do to a room at the same time, and what becomes of it. */
public interface ForkScenarios extends BranchMeeting {
  static List<RoomVersion> versions() {
    return RoomVersion.supported().stream()
        .filter(version -> version.has(RoomVersionRule.STATE_RESOLUTION_2))
        .toList();
  }

  static List<RoomVersion> versionsWithRestrictedJoins() {
    return RoomVersion.supported().stream()
        .filter(version -> version.has(RoomVersionRule.RESTRICTED_JOINS))
        .toList();
  }

  /** Alice has made the room, Bob may do nearly everything in it, Charlie and Dave are there. */
  private static RoomTimeline room(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    room.join(BOB);
    room.join(CHARLIE);
    room.join(DAVE);
    powers(room, ALICE, Map.of(ALICE, 100L, BOB, 50L));
    return room;
  }

  private static Pdu powers(RoomTimeline room, UserId sender, Map<UserId, Long> powers) {
    Stream<Map.Entry<UserId, Long>> named =
        powers.entrySet().stream()
            .filter(
                entry -> !(room.version().privilegedCreators() && entry.getKey().equals(ALICE)));
    Map<UserId, Long> levels =
        named.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return room.powerLevels(sender, levels);
  }

  private static Pdu topic(RoomTimeline room, UserId sender, String topic) {
    return room.state(sender, "m.room.topic", "", JsonObject.of("topic", topic));
  }

  private static Pdu joinRule(RoomTimeline room, UserId sender, String rule) {
    return room.state(sender, "m.room.join_rules", "", JsonObject.of("join_rule", rule));
  }

  private static StateSlot member(UserId user) {
    return new StateSlot("m.room.member", user.value());
  }

  /** A slot that several scenarios look at. */
  StateSlot POWER_LEVELS = StateSlot.of("m.room.power_levels");

  /** A slot that several scenarios look at. */
  StateSlot JOIN_RULES = StateSlot.of("m.room.join_rules");

  /** A slot that several scenarios look at. */
  StateSlot TOPIC = StateSlot.of("m.room.topic");

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void whoJoinsAtTheSameTimeIsIn(RoomVersion version) {
    RoomTimeline ours = RoomTimeline.publicChat(version);
    RoomTimeline theirs = ours.fork();
    Pdu bob = ours.join(BOB);
    Pdu charlie = theirs.join(CHARLIE);

    assertThat(resolved(ours, theirs))
        .containsEntry(member(BOB), bob)
        .containsEntry(member(CHARLIE), charlie)
        .containsAllEntriesOf(RoomTimeline.publicChat(version).state());
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void aBanUndoesWhatTheBannedDoesToThePowerLevelsMeanwhile(RoomVersion version) {
    RoomTimeline ours = room(version);
    RoomTimeline theirs = ours.fork();
    Pdu before = ours.stateEvent("m.room.power_levels", "").orElseThrow();
    Pdu ban = ours.at(90_000).ban(ALICE, BOB);
    powers(theirs.at(80_000), BOB, Map.of(ALICE, 100L, BOB, 50L, CHARLIE, 50L));

    assertThat(resolved(ours, theirs))
        .containsEntry(member(BOB), ban)
        .containsEntry(POWER_LEVELS, before);
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void whoBansSomebodyStrongerHasNotBannedThem(RoomVersion version) {
    RoomTimeline ours = room(version);
    RoomTimeline theirs = ours.fork();
    Pdu raised = powers(ours.at(90_000), ALICE, Map.of(ALICE, 100L, BOB, 50L, CHARLIE, 50L));
    Pdu joined = ours.stateEvent("m.room.member", CHARLIE.value()).orElseThrow();
    theirs.at(80_000).ban(BOB, CHARLIE);

    assertThat(resolved(ours, theirs))
        .containsEntry(POWER_LEVELS, raised)
        .containsEntry(member(CHARLIE), joined);
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void whoeverIsDemotedHasLostTheRace(RoomVersion version) {
    RoomTimeline ours = room(version);
    RoomTimeline theirs = ours.fork();
    Pdu demotion = powers(ours.at(90_000), ALICE, Map.of(ALICE, 100L));
    topic(theirs.at(70_000), BOB, "mine");
    theirs.at(80_000).ban(BOB, CHARLIE);

    assertThat(resolved(ours, theirs))
        .containsEntry(POWER_LEVELS, demotion)
        .doesNotContainKey(TOPIC)
        .containsEntry(
            member(CHARLIE), ours.stateEvent("m.room.member", CHARLIE.value()).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void ofTwoChangesByEquallyStrongTheLaterStands(RoomVersion version) {
    RoomTimeline ours = room(version);
    powers(ours, ALICE, Map.of(ALICE, 100L, BOB, 50L, CHARLIE, 50L));
    RoomTimeline theirs = ours.fork();
    Pdu later = powers(ours.at(90_001), BOB, Map.of(ALICE, 100L, BOB, 50L, CHARLIE, 50L, EVE, 1L));
    powers(theirs.at(90_000), CHARLIE, Map.of(ALICE, 100L, BOB, 50L, CHARLIE, 50L, DAVE, 1L));

    assertThat(resolved(ours, theirs)).containsEntry(POWER_LEVELS, later);
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void theStrongerActFirstSoThatTheWeakerHaveTheLastWord(RoomVersion version) {
    RoomTimeline ours = room(version);
    RoomTimeline theirs = ours.fork();
    powers(ours.at(90_000), ALICE, Map.of(ALICE, 100L, BOB, 50L, EVE, 1L));
    Pdu byBob = powers(theirs.at(80_000), BOB, Map.of(ALICE, 100L, BOB, 50L, DAVE, 1L));

    assertThat(resolved(ours, theirs)).containsEntry(POWER_LEVELS, byBob);
  }

  /**
   * Alice's second join rule rests on Bob's by way of her display name, which both branches hold:
   * it is part of the full conflicted set since version 12 only, and orders nothing before.
   */
  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void onlyWhatIsInConflictOrdersWhatIsInConflict(RoomVersion version) {
    RoomTimeline ours = room(version);
    Pdu closed = joinRule(ours, BOB, "invite");
    JsonObject renamed = JsonObject.of("membership", "join").with("displayname", "Alice A.");
    ours.state(ALICE, "m.room.member", ALICE.value(), renamed);
    RoomTimeline theirs = ours.fork();
    Pdu opened = joinRule(ours, ALICE, "public");
    topic(theirs, BOB, "tea");

    boolean isSubgraphInConflict = version.has(RoomVersionRule.STATE_RESOLUTION_2_1);
    assertThat(resolved(ours, theirs))
        .containsEntry(JOIN_RULES, isSubgraphInConflict ? opened : closed);
  }

  /** By power Bob's would come last and stand; by mainline and time Alice's does. */
  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void powerLevelsUnderAnotherStateKeyAreNoPowerEvents(RoomVersion version) {
    RoomTimeline ours = room(version);
    RoomTimeline theirs = ours.fork();
    StateSlot other = new StateSlot("m.room.power_levels", "other");
    Pdu levels = ours.stateEvent("m.room.power_levels", "").orElseThrow();
    Pdu later = ours.at(90_000).state(ALICE, other.type(), other.stateKey(), levels.content());
    theirs.at(80_000).state(BOB, other.type(), other.stateKey(), levels.content());

    assertThat(resolved(ours, theirs)).containsEntry(other, later);
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void whoJoinsWhileTheRoomIsClosedIsOut(RoomVersion version) {
    RoomTimeline ours = room(version);
    RoomTimeline theirs = ours.fork();
    Pdu closed = joinRule(ours.at(90_000), ALICE, "invite");
    Pdu late = theirs.at(80_000).join(EVE);

    assertThat(resolved(ours, theirs))
        .containsEntry(JOIN_RULES, closed)
        .doesNotContainEntry(member(EVE), late);
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versionsWithRestrictedJoins")
  default void aRestrictedJoinFallsWithWhoAuthorisedIt(RoomVersion version) {
    RoomTimeline ours = room(version);
    joinRule(ours, ALICE, "restricted");
    RoomTimeline theirs = ours.fork();
    Pdu ban = ours.at(90_000).ban(ALICE, BOB);
    Pdu joined = theirs.at(80_000).state(EVE, "m.room.member", EVE.value(), viaBob());

    assertThat(isAllowed(joined, theirs.state())).isTrue();
    assertThat(resolved(ours, theirs))
        .containsEntry(member(BOB), ban)
        .doesNotContainKey(member(EVE));
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versionsWithRestrictedJoins")
  default void aRestrictedJoinHoldsWhereItsAuthoriserOnlyDoesSomethingElse(RoomVersion version) {
    RoomTimeline ours = room(version);
    joinRule(ours, ALICE, "restricted");
    RoomTimeline theirs = ours.fork();
    Pdu topic = topic(ours, BOB, "tea");
    Pdu joined = theirs.state(EVE, "m.room.member", EVE.value(), viaBob());

    assertThat(resolved(ours, theirs))
        .containsEntry(member(EVE), joined)
        .containsEntry(TOPIC, topic);
  }

  private static JsonObject viaBob() {
    return JsonObject.of("membership", "join")
        .with("join_authorised_via_users_server", BOB.value());
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void aTombstoneStandsBesideWhatHappensMeanwhile(RoomVersion version) {
    RoomTimeline ours = room(version);
    RoomTimeline theirs = ours.fork();
    JsonObject replacement = JsonObject.of("replacement_room", "!next:here.example");
    Pdu tombstone = ours.state(ALICE, "m.room.tombstone", "", replacement);
    Pdu joined = theirs.join(EVE);

    assertThat(resolved(ours, theirs))
        .containsEntry(StateSlot.of("m.room.tombstone"), tombstone)
        .containsEntry(member(EVE), joined);
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void aTombstoneOfSomebodyDemotedIsNone(RoomVersion version) {
    RoomTimeline ours = room(version);
    RoomTimeline theirs = ours.fork();
    powers(ours.at(90_000), ALICE, Map.of(ALICE, 100L));
    theirs
        .at(80_000)
        .state(BOB, "m.room.tombstone", "", JsonObject.of("replacement_room", "!bobs:x.example"));

    assertThat(resolved(ours, theirs)).doesNotContainKey(StateSlot.of("m.room.tombstone"));
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void ofTopicsOfTheSameMillisecondTheGreaterIdStands(RoomVersion version) {
    RoomTimeline ours = room(version);
    RoomTimeline theirs = ours.fork();
    Pdu left = topic(ours.at(90_000), ALICE, "left");
    Pdu right = topic(theirs.at(90_000), ALICE, "right");
    Pdu greater = left.eventId().compareTo(right.eventId()) > 0 ? left : right;

    assertThat(resolved(ours, theirs)).containsEntry(TOPIC, greater);
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void aTopicUnderLaterPowerLevelsBeatsALaterOneUnderEarlierOnes(RoomVersion version) {
    RoomTimeline ours = room(version);
    RoomTimeline theirs = ours.fork();
    powers(ours.at(50_000), ALICE, Map.of(ALICE, 100L, BOB, 50L, DAVE, 50L));
    Pdu topic = topic(ours.at(60_000), BOB, "under the new levels");
    topic(theirs.at(90_000), BOB, "under the old levels");

    assertThat(resolved(ours, theirs)).containsEntry(TOPIC, topic);
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void aRevokedInviteByAThirdPartyLetsNobodyIn(RoomVersion version) {
    RoomTimeline ours = room(version);
    ours.state(ALICE, "m.room.third_party_invite", "token", JsonObject.of("public_key", "aaaa"));
    RoomTimeline theirs = ours.fork();
    ours.at(80_000).state(ALICE, "m.room.third_party_invite", "token", JsonObject.empty());
    Pdu invited = theirs.at(90_000).state(ALICE, "m.room.member", EVE.value(), thirdParty());

    assertThat(isAllowed(invited, theirs.state())).isTrue();
    assertThat(resolved(ours, theirs)).doesNotContainKey(member(EVE));
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void anInviteByAThirdPartyThatWasTakenUpBeforeItsRevocationStands(RoomVersion version) {
    RoomTimeline ours = room(version);
    ours.state(ALICE, "m.room.third_party_invite", "token", JsonObject.of("public_key", "aaaa"));
    RoomTimeline theirs = ours.fork();
    ours.at(90_000).state(ALICE, "m.room.third_party_invite", "token", JsonObject.empty());
    Pdu invited = theirs.at(80_000).state(ALICE, "m.room.member", EVE.value(), thirdParty());

    assertThat(resolved(ours, theirs)).containsEntry(member(EVE), invited);
  }

  private static JsonObject thirdParty() {
    JsonObject signatures = JsonObject.of("id.example", JsonObject.of("ed25519:1", "c2lnbmF0dXJl"));
    JsonObject signed =
        JsonObject.of("mxid", EVE.value()).with("token", "token").with("signatures", signatures);
    return JsonObject.of("membership", "invite")
        .with("third_party_invite", JsonObject.of("signed", signed));
  }

  @ParameterizedTest
  @MethodSource("chat.ranvier.domain.resolution.ForkScenarios#versions")
  default void whatTheBannedSendOnAnOldBranchIsNotAllowedByTheCurrentState(RoomVersion version) {
    RoomTimeline ours = room(version);
    RoomTimeline theirs = ours.fork();
    ours.at(80_000).ban(ALICE, DAVE);
    Pdu stale = theirs.at(70_000).message(DAVE, "still here");

    assertThat(isAllowed(stale, theirs.state())).isTrue();
    assertThat(isAllowed(stale, resolved(ours, theirs))).isFalse();
  }
}
