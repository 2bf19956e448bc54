package chat.ranvier.domain.testing;

import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.BOB;
import static chat.ranvier.domain.testing.People.CHARLIE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.ContentHash;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoomTimelineTest {
  static List<RoomVersion> versions() {
    return RoomVersion.supported();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void makesTheSameRoomEachTime(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);

    assertThat(RoomTimeline.publicChat(version).events()).isEqualTo(room.events());
    assertThat(room.create().roomId()).isEqualTo(room.roomId());
    assertThat(room.create().json().has("room_id")).isEqualTo(!version.createEventIsRoomId());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void anEventFollowsOnTheOneBeforeAndIsAuthorisedByTheState(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    Pdu joined = room.join(CHARLIE);
    Pdu said = room.message(CHARLIE, "hello");

    assertThat(said.prevEvents()).containsExactly(joined.eventId());
    assertThat(said.depth()).isEqualTo(joined.depth() + 1);
    assertThat(said.authEvents())
        .contains(joined.eventId())
        .hasSize(version.createEventIsRoomId() ? 2 : 3);
    assertThat(ContentHash.isIntact(said.json())).isTrue();
  }

  @Test
  void branchesGoTheirOwnWaysUntilTheyMerge() {
    RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V12);
    RoomTimeline branch = room.fork();
    Pdu ours = room.join(BOB);
    Pdu theirs = branch.join(CHARLIE);
    var resolved = new HashMap<>(room.state());
    resolved.putAll(branch.state());
    room.merge(resolved, branch);

    assertThat(room.message(ALICE, "welcome").prevEvents())
        .containsExactly(ours.eventId(), theirs.eventId());
    assertThat(room.stateEvent("m.room.member", CHARLIE.value())).contains(theirs);
  }
}
