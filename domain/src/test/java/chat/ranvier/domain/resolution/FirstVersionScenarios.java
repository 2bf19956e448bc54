package chat.ranvier.domain.resolution;

import static chat.ranvier.domain.testing.Forks.isAllowed;
import static chat.ranvier.domain.testing.Forks.with;
import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.BOB;
import static chat.ranvier.domain.testing.People.CHARLIE;
import static chat.ranvier.domain.testing.People.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.BranchMeeting;
import chat.ranvier.domain.testing.RoomTimeline;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of rooms of version 1, where depth decides, and what the room then loses. */
public interface FirstVersionScenarios extends BranchMeeting {
  /** A slot that several scenarios look at. */
  StateSlot POWER_LEVELS = StateSlot.of("m.room.power_levels");

  /** A slot that several scenarios look at. */
  StateSlot TOPIC = StateSlot.of("m.room.topic");

  private static RoomTimeline room() {
    RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V1);
    room.join(BOB);
    room.join(CHARLIE);
    room.powerLevels(ALICE, Map.of(ALICE, 100L, BOB, 50L));
    return room;
  }

  private static Pdu topic(RoomTimeline room, UserId sender, String topic) {
    return room.state(sender, "m.room.topic", "", JsonObject.of("topic", topic));
  }

  private static StateSlot member(UserId user) {
    return new StateSlot("m.room.member", user.value());
  }

  @Test
  default void theDeeperTopicStandsHoweverEarlyItWasSet() {
    RoomTimeline ours = room();
    RoomTimeline theirs = ours.fork();
    ours.message(ALICE, "one deeper");
    Pdu deeper = topic(ours.at(70_000), BOB, "deeper");
    topic(theirs.at(90_000), ALICE, "later");

    assertThat(resolved(ours, theirs)).containsEntry(TOPIC, deeper);
  }

  @Test
  default void whatOnlyOneBranchHasIsInNoConflict() {
    RoomTimeline ours = room();
    RoomTimeline theirs = ours.fork();
    Pdu joined = ours.join(EVE);
    Pdu topic = topic(theirs, ALICE, "tea");

    assertThat(resolved(ours, theirs))
        .containsEntry(member(EVE), joined)
        .containsEntry(TOPIC, topic);
  }

  @Test
  default void powerLevelsAreTakenInTurnUntilOneIsNotAllowed() {
    RoomTimeline ours = room();
    RoomTimeline theirs = ours.fork();
    Pdu demotion = ours.powerLevels(ALICE, Map.of(ALICE, 100L));
    theirs.message(ALICE, "one deeper");
    theirs.powerLevels(BOB, Map.of(ALICE, 100L, BOB, 50L, CHARLIE, 50L));

    assertThat(resolved(ours, theirs)).containsEntry(POWER_LEVELS, demotion);
  }

  @Test
  default void whereNoTopicIsAllowedTheShallowerStands() {
    RoomTimeline ours = room();
    Pdu shallow = topic(ours, BOB, "shallow");
    Pdu deep = topic(ours, BOB, "deep");
    ours.powerLevels(ALICE, Map.of(ALICE, 100L));
    Map<StateSlot, Pdu> state = ours.state();

    assertThat(isAllowed(deep, state)).isFalse();
    assertThat(resolved(List.of(state, with(state, shallow)), ours.events()))
        .containsEntry(TOPIC, shallow);
  }

  @Test
  default void aBanStandsAgainstADeeperChangeByTheBanned() {
    RoomTimeline ours = room();
    RoomTimeline theirs = ours.fork();
    Pdu ban = ours.ban(ALICE, CHARLIE);
    theirs.message(CHARLIE, "one deeper");
    JsonObject renamed = JsonObject.of("membership", "join").with("displayname", "Charles");
    theirs.state(CHARLIE, "m.room.member", CHARLIE.value(), renamed);

    assertThat(resolved(ours, theirs)).containsEntry(member(CHARLIE), ban);
  }
}
