package chat.ranvier.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.membership.ReadMembers;
import chat.ranvier.application.room.port.TestRoom;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncAnswer.RoomUpdate;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.application.timeline.Direction;
import chat.ranvier.application.timeline.EventPage;
import chat.ranvier.application.timeline.ReadMessages;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Member events that name no user, as old rooms may hold them, hurt nobody who reads the room. */
final class StoredNonsenseTest {
  private static final UserId ALICE = UserId.of("alice", ReadRoom.SERVER);
  private static final UserId BOB = UserId.of("bob", ReadRoom.SERVER);
  private static final List<String> NONSENSE =
      List.of("x", "", "@", "@:", "@x", "x:y", "@x:" + "y".repeat(300), ":" + ReadRoom.SERVER);
  private static final JsonObject LAZY = JsonObject.of("lazy_load_members", JsonBoolean.TRUE);
  private static final SyncFilter LAZY_AND_SHORT =
      new SyncFilter(
          JsonObject.of(
              "room",
              JsonObject.of("state", LAZY)
                  .with("timeline", JsonObject.of("limit", new JsonInteger(1)))));

  private final ReadRoom room = ReadRoom.holding(roomWithNonsense());

  private static TestRoom roomWithNonsense() {
    TestRoom room = new TestRoom(1);
    room.state(ALICE, StateSlot.of("m.room.create"), JsonObject.of("room_version", "11"));
    room.member(ALICE, Membership.JOIN);
    JsonObject joined = JsonObject.of("membership", "join").with("displayname", "nobody");
    NONSENSE.forEach(key -> room.state(ALICE, new StateSlot("m.room.member", key), joined));
    room.member(BOB, Membership.JOIN);
    room.message(BOB, "hello");
    return room;
  }

  @Test
  void theRoomIsSynced() {
    for (SyncFilter filter : List.of(SyncFilter.ALL, LAZY_AND_SHORT)) {
      SyncAnswer first = Reading.sync(room, ALICE, Optional.empty(), filter);
      RoomUpdate update = update(first);
      List<ClientEvent> told = new ArrayList<>(update.state());
      told.addAll(update.timeline().events());
      assertThat(members(told)).contains(ALICE.value(), BOB.value());
      assertThat(update.summary().orElseThrow().heroes()).containsExactly(BOB);
      assertThat(update.summary().orElseThrow().joined()).isEqualTo(2);
    }
  }

  @Test
  void theRoomIsSyncedOn() {
    for (SyncFilter filter : List.of(SyncFilter.ALL, LAZY_AND_SHORT)) {
      SyncPosition since = Reading.sync(room, ALICE, Optional.empty(), filter).next();
      room.message(BOB, "one");
      room.message(ALICE, "two");
      RoomUpdate update = update(Reading.sync(room, ALICE, Optional.of(since), filter));
      assertThat(update.timeline().events()).isNotEmpty();
      SyncPosition before = new SyncPosition(2);
      RoomUpdate nonsense = update(Reading.sync(room, ALICE, Optional.of(before), filter));
      assertThat(nonsense.timeline().events()).isNotEmpty();
    }
  }

  @Test
  void itsMembersAreListed() {
    Requester alice = ReadRoom.requester(ALICE);
    ReadMembers.Query everybody =
        new ReadMembers.Query(Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(members(room.members.handle(alice, room.room, everybody)))
        .contains(ALICE.value(), BOB.value());
    assertThat(room.members.joined(alice, room.room).keySet()).containsExactly(ALICE, BOB);
    assertThat(members(room.state.all(alice, room.room))).contains(BOB.value());
  }

  @Test
  void itsPagesAndContextsAreRead() {
    Requester alice = ReadRoom.requester(ALICE);
    ReadMessages.Query query =
        new ReadMessages.Query(
            room.room,
            Direction.BACKWARD,
            Optional.empty(),
            Optional.empty(),
            100,
            new EventFilter(LAZY));
    EventPage page = room.messages.handle(alice, query);
    assertThat(page.chunk()).hasSize(NONSENSE.size() + 4);
    assertThat(members(page.state())).contains(BOB.value());
    room.all()
        .forEach(
            event ->
                room.context.handle(
                    alice, room.room, event.event().eventId(), 5, new EventFilter(LAZY)));
  }

  private RoomUpdate update(SyncAnswer answer) {
    return Optional.ofNullable(answer.joined().get(room.room)).orElseThrow();
  }

  private static List<String> members(List<ClientEvent> events) {
    return events.stream()
        .map(ClientEvent::json)
        .filter(event -> event.string("type").equals(Optional.of("m.room.member")))
        .flatMap(event -> event.string("state_key").stream())
        .toList();
  }
}
