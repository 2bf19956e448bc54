package chat.ranvier.domain.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.NumberedRoom;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.RoomTimeline;
import org.junit.jupiter.api.Test;

/** Which event a room id implies: the create event since version 12, and for its own slot alone. */
final class EventsAtHandTest {
  private static final StateSlot CREATE = StateSlot.of("m.room.create");

  private static EventsAtHand events(RoomTimeline room) {
    return new EventsAtHand(NumberedRoom.of(room.events()));
  }

  /** A create event that says what other events would have to say. */
  private static RoomTimeline room(RoomVersion version) {
    return RoomTimeline.created(version, People.ALICE, JsonObject.of("join_rule", "public"));
  }

  @Test
  void theRoomIdImpliesTheCreateEventAndNothingElse() {
    RoomTimeline room = room(RoomVersion.V12);
    assertThat(events(room).impliedCreate(CREATE)).contains(room.create());
    assertThat(events(room).impliedCreate(StateSlot.of("m.room.join_rules"))).isEmpty();
  }

  @Test
  void beforeVersionTwelveItImpliesNothing() {
    assertThat(events(room(RoomVersion.V11)).impliedCreate(CREATE)).isEmpty();
  }
}
