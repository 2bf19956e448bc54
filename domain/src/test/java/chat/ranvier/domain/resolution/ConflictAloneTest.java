package chat.ranvier.domain.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateNodes;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import chat.ranvier.domain.testing.Forks;
import chat.ranvier.domain.testing.NumberedRoom;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.RoomTimeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is in no conflict is not looked at, however much of it there is. */
final class ConflictAloneTest {
  static final List<RoomVersion> VERSIONS =
      List.of(RoomVersion.V1, RoomVersion.V10, RoomVersion.V12);

  @ParameterizedTest
  @FieldSource("VERSIONS")
  void aLargeRoomAsksForNoMoreEventsThanASmallOne(RoomVersion version) {
    Watched small = fork(version, 20);
    Watched large = fork(version, 1_500);
    small.resolve();
    large.resolve();

    assertThat(large.asked).hasSameSizeAs(small.asked);
    assertThat(large.loaded.size()).isLessThanOrEqualTo(2 * small.loaded.size());
  }

  @Test
  void whatIsSharedIsNotWrittenAgain() {
    Watched room = fork(RoomVersion.V12, 1_500);
    StateTrie.Changed resolved = room.resolve();

    assertThat(resolved.newNodes()).hasSizeLessThanOrEqualTo(9);
  }

  @Test
  void oneStateIsItsOwnResolutionAndAsksForNothing() {
    Watched room = fork(RoomVersion.V12, 20);
    StateRoot tip = room.tips.getFirst();

    assertThat(room.resolver().resolve(List.of(tip, tip)).root()).isEqualTo(tip);
    assertThat(room.asked).isEmpty();
    assertThat(room.loaded).isEmpty();
  }

  @Test
  void noStateAtAllIsTheEmptyState() {
    Watched room = fork(RoomVersion.V12, 20);

    assertThat(room.resolver().resolve(List.of()).root()).isEqualTo(StateRoot.EMPTY);
  }

  private static Watched fork(RoomVersion version, int members) {
    RoomTimeline ours = RoomTimeline.publicChat(version);
    for (int i = 0; i < members; i++) {
      ours.join(UserId.of("member" + i, People.THERE));
    }
    RoomTimeline theirs = ours.fork();
    ours.state(People.ALICE, "m.room.topic", "", JsonObject.of("topic", "ours"));
    ours.ban(People.ALICE, UserId.of("member7", People.THERE));
    theirs.state(People.ALICE, "m.room.topic", "", JsonObject.of("topic", "theirs"));
    theirs.leave(UserId.of("member7", People.THERE));
    Set<Pdu> events = new LinkedHashSet<>(ours.events());
    events.addAll(theirs.events());
    NumberedRoom room = NumberedRoom.of(events);
    return new Watched(
        room,
        List.of(room.root(ours.state()), room.root(theirs.state())),
        new HashSet<>(),
        new ArrayList<>());
  }

  /** A room that remembers which events and nodes it was asked for. */
  private record Watched(
      NumberedRoom room, List<StateRoot> tips, Set<Long> asked, List<NodeId> loaded)
      implements ResolvableRoom, StateNodes {
    StateTrie.Changed resolve() {
      return resolver().resolve(tips);
    }

    StateResolver resolver() {
      return new StateResolver(this, this, room.chainCover(), Forks.RULES);
    }

    @Override
    public Pdu create() {
      return room.create();
    }

    @Override
    public Map<Long, ResolvableEvent> events(Collection<Long> numbers) {
      asked.addAll(numbers);
      return room.events(numbers);
    }

    @Override
    public OptionalInt slotNumber(StateSlot slot) {
      return room.slotNumber(slot);
    }

    @Override
    public int giveSlotNumber(StateSlot slot) {
      return room.giveSlotNumber(slot);
    }

    @Override
    public StateNode load(NodeId id) {
      loaded.add(id);
      return room.load(id);
    }
  }
}
