package chat.ranvier.domain.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import org.junit.jupiter.api.Test;

final class StrippedStateTest {
  @Test
  void itHoldsWhatTellsRoomsApart() {
    assertThat(StrippedState.slots())
        .extracting(StateSlot::type)
        .containsExactly(
            "m.room.create",
            "m.room.name",
            "m.room.avatar",
            "m.room.topic",
            "m.room.join_rules",
            "m.room.canonical_alias",
            "m.room.encryption");
  }

  @Test
  void anInviteShowsWhoInvites() {
    assertThat(StrippedState.slotsForInviteBy(UserId.parse("@alice:a.example")))
        .containsAll(StrippedState.slots())
        .contains(new StateSlot("m.room.member", "@alice:a.example"));
  }

  @Test
  void nothingRemainsButSenderTypeStateKeyAndContent() {
    JsonObject kept =
        JsonObject.builder()
            .put("sender", "@alice:a.example")
            .put("type", "m.room.name")
            .put("state_key", "")
            .put("content", JsonObject.of("name", "Tea"))
            .build();
    JsonObject json = kept.with("origin_server_ts", "1").with("room_id", "!r:a.example");
    Pdu event = new Pdu(RoomVersion.V11, EventId.parse("$e"), RoomId.parse("!r:a.example"), json);
    assertThat(StrippedState.strip(event)).isEqualTo(kept);
  }
}
