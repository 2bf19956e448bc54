package chat.ranvier.domain.resolution;

import static chat.ranvier.domain.testing.Forks.with;
import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.BOB;
import static chat.ranvier.domain.testing.People.CHARLIE;
import static chat.ranvier.domain.testing.People.DAVE;
import static chat.ranvier.domain.testing.People.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.BranchMeeting;
import chat.ranvier.domain.testing.RoomTimeline;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Rooms whose state went back to an earlier one, or lost a part of itself: what revision 2.1 was
 * made for, and what becomes of them before it.
 *
 * @see <a href="https://github.com/matrix-org/matrix-spec-proposals/pull/4297">MSC4297</a>
 */
public interface HydraScenarios extends BranchMeeting {
  /** A slot that several scenarios look at. */
  StateSlot POWER_LEVELS = StateSlot.of("m.room.power_levels");

  /** A slot that several scenarios look at. */
  StateSlot JOIN_RULES = StateSlot.of("m.room.join_rules");

  private static StateSlot member(UserId user) {
    return new StateSlot("m.room.member", user.value());
  }

  /** The first problem: what is in no conflict judges conflicted events that came before it. */
  @Test
  default void untilElevenSomethingSetByWhoHasLeftSinceGetsLost() {
    assertThat(afterItsMakerHasLeft(RoomVersion.V11)).doesNotContainKey(JOIN_RULES);
  }

  @Test
  default void sinceTwelveItStaysAsItWasSetLast() {
    assertThat(afterItsMakerHasLeft(RoomVersion.V12))
        .hasEntrySatisfying(
            JOIN_RULES,
            rules -> assertThat(rules.content().string("join_rule")).contains("invite"));
  }

  /** Two servers differ in the join rules, both of which Alice set; she is out by now. */
  private Map<StateSlot, Pdu> afterItsMakerHasLeft(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    room.join(BOB);
    Pdu open = room.stateEvent("m.room.join_rules", "").orElseThrow();
    room.state(ALICE, "m.room.join_rules", "", JsonObject.of("join_rule", "invite"));
    room.leave(ALICE);

    return resolved(List.of(room.state(), with(room.state(), open)), room.events());
  }

  @Test
  default void untilElevenWhoJoinedBeforeTheRoomWasClosedMayFallOut() {
    assertThat(afterTheRoomWasClosed(RoomVersion.V11)).doesNotContainKey(member(EVE));
  }

  @Test
  default void sinceTwelveWhoJoinedBeforeTheRoomWasClosedStays() {
    assertThat(afterTheRoomWasClosed(RoomVersion.V12)).containsKey(member(EVE));
  }

  /** One of two servers has never heard of Eve, who came while everybody might. */
  private Map<StateSlot, Pdu> afterTheRoomWasClosed(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    room.join(BOB);
    room.join(EVE);
    room.state(ALICE, "m.room.join_rules", "", JsonObject.of("join_rule", "invite"));
    Map<StateSlot, Pdu> without = with(room.state());
    without.remove(member(EVE));

    return resolved(List.of(room.state(), without), room.events());
  }

  /** The second problem: what lies between two conflicted events is taken for granted. */
  @Test
  default void sinceTwelvePowerLevelsBetweenTwoThatAreInConflictCount() {
    RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V12);
    Pdu first = room.stateEvent("m.room.power_levels", "").orElseThrow();
    room.join(BOB);
    room.join(CHARLIE);
    room.powerLevels(ALICE, Map.of(BOB, 50L));
    Pdu last = room.powerLevels(BOB, Map.of(BOB, 50L, CHARLIE, 50L));
    Map<StateSlot, Pdu> before = with(room.state());
    Pdu eve = room.join(EVE);
    Pdu dave = room.join(DAVE);
    Map<StateSlot, Pdu> setBack = with(before, first, eve);
    Map<StateSlot, Pdu> right = with(before, dave);

    assertThat(resolved(List.of(setBack, right), room.events()))
        .containsEntry(POWER_LEVELS, last)
        .containsEntry(member(EVE), eve)
        .containsEntry(member(DAVE), dave);
  }

  @Test
  default void sinceTwelveNobodyWinsARaceAgainstACreator() {
    RoomTimeline ours = RoomTimeline.publicChat(RoomVersion.V12);
    ours.join(BOB);
    ours.powerLevels(ALICE, Map.of(BOB, 100L));
    RoomTimeline theirs = ours.fork();
    JsonObject onlyBob = JsonObject.of("users", JsonObject.builder().put(BOB.value(), 100).build());
    JsonObject silence = onlyBob.with("events_default", new JsonInteger(100));
    theirs.at(80_000).state(BOB, "m.room.power_levels", "", silence);
    Pdu demotion = ours.at(90_000).powerLevels(ALICE, Map.of());

    assertThat(resolved(ours, theirs)).containsEntry(POWER_LEVELS, demotion);
  }
}
