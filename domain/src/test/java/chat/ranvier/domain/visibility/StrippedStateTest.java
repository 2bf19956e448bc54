package chat.ranvier.domain.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.RandomJson;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static JsonObject stripped(String type, JsonValue content) {
    return JsonObject.builder()
        .put("sender", "@alice:a.example")
        .put("type", type)
        .put("state_key", "")
        .put("content", content)
        .build();
  }

  private static JsonArray many(int count, int bytes) {
    return new JsonArray(
        IntStream.range(0, count)
            .<JsonValue>mapToObj(i -> stripped("t" + i, JsonObject.of("text", "x".repeat(bytes))))
            .toList());
  }

  /** CVE-2024-52815: what a malicious server sends never reaches clients as it came. */
  @Test
  void whatIsReceivedIsPruned() {
    JsonObject good = stripped("m.room.name", JsonObject.of("name", "Tea"));
    JsonArray received =
        JsonArray.of(
            good.with("origin_server_ts", "x").with("unsigned", JsonObject.empty()),
            stripped("m.room.name", JsonObject.of("name", "Second")),
            JsonNull.NULL,
            new JsonString("m.room.name"),
            JsonObject.empty(),
            good.with("type", JsonNull.NULL),
            good.with("type", "x".repeat(256)),
            good.with("state_key", "x".repeat(256)),
            good.with("type", "a").without("state_key"),
            good.with("type", "b").with("sender", "alice"),
            good.with("type", "c").with("sender", "@a\u0000:b"),
            good.with("type", "d").with("content", "text"),
            good.with("type", "e").without("content"));
    assertThat(StrippedState.received(received)).isEqualTo(JsonArray.of(good));
    assertThat(StrippedState.received(JsonArray.empty())).isEqualTo(JsonArray.empty());
  }

  /** CVE-2023-32323, CVE-2024-52815: bounded on both sides. */
  @Test
  void thereIsAnEndToWhatIsReceivedAndSent() {
    assertThat(StrippedState.received(many(5_000, 1)).size()).isEqualTo(StrippedState.MAX_EVENTS);
    JsonArray large = StrippedState.received(many(60, 10_000));
    assertThat(large.size()).isEqualTo(4);
    assertThat(large.toString().length()).isLessThan(65_536);
    JsonObject huge = stripped("m.room.avatar", JsonObject.of("url", "x".repeat(60_000)));
    JsonObject name = stripped("m.room.name", JsonObject.of("name", "Tea"));
    assertThat(StrippedState.bounded(List.of(huge, name))).isEqualTo(JsonArray.of(name));
  }

  @Test
  void theCreateEventTellsWhichRoomItIs() {
    JsonObject name = stripped("m.room.name", JsonObject.empty());
    JsonObject create = stripped("m.room.create", JsonObject.empty());
    assertThat(StrippedState.namesRoom(JsonArray.of(name))).isFalse();
    assertThat(StrippedState.namesRoom(JsonArray.of(name, create))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void garbageDoesNoHarm(long seed) {
    RandomJson garbage = new RandomJson(seed);
    for (int i = 0; i < 500; i++) {
      JsonArray received =
          StrippedState.received(
              JsonArray.of(
                  garbage.value(4),
                  garbage.object(4),
                  stripped("m.room.topic", garbage.value(4)),
                  stripped("m.room.name", JsonObject.empty()).with("state_key", garbage.value(2))));
      assertThat(received.objects())
          .allSatisfy(
              event ->
                  assertThat(event.names())
                      .containsExactly("content", "sender", "state_key", "type"));
    }
  }
}
