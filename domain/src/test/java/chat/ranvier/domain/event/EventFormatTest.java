package chat.ranvier.domain.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.domain.event.InvalidEventException.Kind;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonDecimal;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.RandomJson;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFormatTest {
  private static final JsonObject GOOD =
      object(
          "{\"type\":\"m.room.message\",\"sender\":\"@a:b\",\"room_id\":\"!r:b\",\"content\":{},"
              + "\"hashes\":{\"sha256\":\"x\"},\"signatures\":{},\"depth\":5,"
              + "\"origin_server_ts\":1,\"prev_events\":[\"$p\"],\"auth_events\":[\"$q\"]}");

  @Test
  void readsWhatHasTheShapeOfAnEvent() {
    Pdu event = EventFormat.read(RoomVersion.V11, GOOD.with("unsigned", JsonObject.empty()));

    assertThat(event.json()).isEqualTo(GOOD);
    assertThat(event.prevEvents()).containsExactly(EventId.parse("$p"));
    assertThat(event.isState()).isFalse();
    assertThat(event.eventId().value()).hasSize(44);
  }

  @Test
  void asksNothingOfWhatItDoesNotNeed() {
    JsonObject odd =
        GOOD.with("content", object("{\"membership\":7,\"redacts\":[]}"))
            .with("unknown", object("{\"a\":[{}]}"))
            .with("origin", JsonArray.empty())
            .with("type", "m.room.redaction");
    Pdu event = EventFormat.read(RoomVersion.V11, odd);

    assertThat(event.redacts()).isEmpty();
    assertThat(EventFormat.read(RoomVersion.V10, odd.with("redacts", "no id")).redacts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type",
        "sender",
        "room_id",
        "content",
        "hashes",
        "signatures",
        "depth",
        "origin_server_ts",
        "prev_events",
        "auth_events"
      })
  void refusesWhatLacksAFieldOrHasItOfAWrongType(String field) {
    assertRefused(RoomVersion.V11, GOOD.without(field));
    for (String wrong : List.of("null", "true", "[[]]", "[1]", "[\"x\"]", "-1.5")) {
      assertRefused(RoomVersion.V11, GOOD.with(field, value(wrong)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "state_key|1",
        "state_key|null",
        "sender|\"a:b\"",
        "sender|\"@a:b c\"",
        "room_id|\"r\"",
        "depth|-1",
        "depth|9007199254740992",
        "content|{\"a\":1.5}",
        "content|{\"a\":1e3}",
        "content|{\"a\":[9007199254740992]}",
        "prev_events|[[\"$a:b\",{\"sha256\":\"x\"}]]"
      })
  void refusesWhatBreaksARule(String field, String wrong) {
    assertRefused(RoomVersion.V11, GOOD.with(field, value(wrong)));
  }

  @Test
  void refusesTooManyReferences() {
    JsonArray tooMany = JsonArray.ofStrings(Collections.nCopies(21, "$x"));
    assertRefused(RoomVersion.V11, GOOD.with("prev_events", tooMany));
    assertRefused(
        RoomVersion.V11,
        GOOD.with("auth_events", JsonArray.ofStrings(Collections.nCopies(11, "$x"))));
  }

  @ParameterizedTest
  @CsvSource({
    "type,x",
    "state_key,x",
    "sender,@x",
    "room_id,!x",
    "prev_events,$x",
    "auth_events,$x"
  })
  void tellsAFieldThatIsTooLong(String field, String beginning) {
    String tooLong = beginning + "x".repeat(253) + ":b";
    JsonValue wrong =
        field.endsWith("events") ? JsonArray.ofStrings(List.of(tooLong)) : new JsonString(tooLong);
    assertThatThrownBy(() -> EventFormat.read(RoomVersion.V11, GOOD.with(field, wrong)))
        .isInstanceOfSatisfying(
            InvalidEventException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FIELD_TOO_LONG));
  }

  @Test
  void aRedactionNamesItsTargetAtTheTopUntilTen() {
    JsonObject redaction = GOOD.with("type", "m.room.redaction").with("redacts", "$x");
    assertThat(EventFormat.read(RoomVersion.V10, redaction).redacts())
        .contains(EventId.parse("$x"));
    assertThat(EventFormat.read(RoomVersion.V11, redaction).redacts()).isEmpty();
  }

  @Test
  void whatNamesNoTargetIsAnEventAllTheSame() {
    for (JsonObject event : List.of(GOOD, GOOD.with("type", "m.room.redaction"))) {
      JsonObject odd = event.with("redacts", value("7"));
      assertThat(EventFormat.read(RoomVersion.V10, odd).redacts()).isEmpty();
      assertThat(EventFormat.read(RoomVersion.V11, odd).redacts()).isEmpty();
    }
  }

  @Test
  void theOldestVersionsNameEventsInTheEventsAndReferToThemByPairs() {
    JsonObject pair =
        GOOD.with("event_id", "$e:b")
            .with("prev_events", value("[[\"$p:b\",{\"sha256\":\"x\"}]]"))
            .with("auth_events", JsonArray.empty());
    Pdu event = EventFormat.read(RoomVersion.V1, pair);

    assertThat(event.eventId()).isEqualTo(EventId.parse("$e:b"));
    assertThat(event.prevEvents()).containsExactly(EventId.parse("$p:b"));
    assertRefused(RoomVersion.V1, pair.without("event_id"));
    assertRefused(
        RoomVersion.V1, pair.with("prev_events", value("[[\"$p:b\",{\"sha256\":\"x\"},1]]")));
    assertRefused(RoomVersion.V1, pair.with("event_id", "$e"));
    assertRefused(RoomVersion.V1, GOOD.with("event_id", "$e:b"));
  }

  @Test
  void untilFiveNumbersOfAnyKindAreTaken() {
    JsonObject odd = GOOD.with("content", JsonObject.of("a", new JsonDecimal("1.5")));
    assertThat(EventFormat.read(RoomVersion.V5, odd).json()).isEqualTo(odd);
    assertRefused(RoomVersion.V6, odd);
  }

  @Test
  void aDepthOfZeroIsADepth() {
    assertThat(EventFormat.read(RoomVersion.V11, GOOD.with("depth", value("0"))).depth()).isZero();
  }

  @Test
  void aRoomIdNamesAServerUntilEleven() {
    JsonObject opaque = GOOD.with("room_id", "!r");
    assertRefused(RoomVersion.V11, opaque);
    assertThat(EventFormat.read(RoomVersion.V12, opaque).roomId().value()).isEqualTo("!r");
  }

  @Test
  void untilElevenACreateEventHasARoomIdLikeAllOthers() {
    JsonObject create = GOOD.with("type", "m.room.create").with("state_key", "");
    assertThat(EventFormat.read(RoomVersion.V11, create).roomId().value()).isEqualTo("!r:b");
  }

  @Test
  void onlyTheEmptyStateKeyMakesACreateEvent() {
    JsonObject other = GOOD.with("type", "m.room.create").with("state_key", "x");
    assertThat(EventFormat.read(RoomVersion.V12, other).roomId().value()).isEqualTo("!r:b");
    assertRefused(RoomVersion.V12, other.without("room_id"));
  }

  @Test
  void sinceTwelveACreateEventHasNoRoomId() {
    JsonObject create = GOOD.with("type", "m.room.create").with("state_key", "");
    assertRefused(RoomVersion.V12, create);
    Pdu read = EventFormat.read(RoomVersion.V12, create.without("room_id"));
    assertThat(read.roomId().createEvent()).isEqualTo(read.eventId());
    assertRefused(RoomVersion.V11, create.without("room_id"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverTheJsonItIsReadOrRefused(long seed) {
    RandomJson random = new RandomJson(seed);
    List<String> fields = GOOD.with("state_key", "").with("redacts", "").names();
    for (int i = 0; i < 300; i++) {
      JsonObject event = GOOD.with(fields.get(i % fields.size()), random.value(3));
      for (RoomVersion version : RoomVersion.supported()) {
        readOrRefuse(version, event);
      }
    }
  }

  private static void readOrRefuse(RoomVersion version, JsonObject json) {
    try {
      Pdu event = EventFormat.read(version, json);
      assertThat(event.prevEvents().size() + event.authEvents().size()).isLessThanOrEqualTo(30);
      assertThat(event.redacts().isPresent() && !event.type().equals("m.room.redaction")).isFalse();
    } catch (InvalidEventException refused) {
      assertThat(refused.kind()).isNotNull();
    }
  }

  private static void assertRefused(RoomVersion version, JsonObject event) {
    assertThatThrownBy(() -> EventFormat.read(version, event))
        .isInstanceOfSatisfying(
            InvalidEventException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
  }

  private static JsonValue value(String json) {
    return JsonReader.read(json.getBytes(UTF_8));
  }

  private static JsonObject object(String json) {
    return JsonReader.readObject(json.getBytes(UTF_8));
  }
}
