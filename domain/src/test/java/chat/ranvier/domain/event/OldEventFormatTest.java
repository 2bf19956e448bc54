package chat.ranvier.domain.event;

import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.HERE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.domain.event.InvalidEventException.Kind;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.signing.UnpaddedBase64;
import chat.ranvier.domain.testing.RoomTimeline;
import chat.ranvier.domain.testing.ToySigningKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What events of the versions to 5 have otherwise than those of today. */
class OldEventFormatTest {
  static final List<RoomVersion> CHOSEN_IDS = List.of(RoomVersion.V1, RoomVersion.V2);
  static final List<RoomVersion> ANY_NUMBERS = RoomVersion.supported().subList(0, 5);

  @ParameterizedTest
  @FieldSource("CHOSEN_IDS")
  void theServerChoosesTheIdAndPutsItsNameInIt(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    for (Pdu event : room.events()) {
      assertThat(event.eventId().server()).contains(HERE);
      assertThat(event.json().string("event_id")).contains(event.eventId().value());
      assertThat(ContentHash.isIntact(event.json())).isTrue();
    }
    assertThat(room.events()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @FieldSource("CHOSEN_IDS")
  void aReferenceIsAPairOfAnIdAndTheReferenceHash(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    Pdu before = room.message(ALICE, "before");
    Pdu after = room.message(ALICE, "after");

    String hash = UnpaddedBase64.encode(ReferenceHash.of(version, before.json()));
    JsonArray pair =
        JsonArray.of(new JsonString(before.eventId().value()), JsonObject.of("sha256", hash));
    assertThat(after.json().array("prev_events")).contains(JsonArray.of(pair));
    assertThat(after.prevEvents()).containsExactly(before.eventId());
    assertThat(after.authEvents()).contains(room.create().eventId()).hasSize(3);
  }

  @ParameterizedTest
  @FieldSource("CHOSEN_IDS")
  void anEventIsReadBackAsItWasMade(RoomVersion version) {
    for (Pdu event : RoomTimeline.publicChat(version).events()) {
      Pdu read = EventFormat.read(version, event.json());
      assertThat(read).isEqualTo(event);
      assertThat(read.canonicalBytes()).isEqualTo(event.canonicalBytes());
      assertThat(read.redacted().eventId()).isEqualTo(event.eventId());
      assertThat(ReferenceHash.of(version, read.redacted().json()))
          .isEqualTo(ReferenceHash.of(version, event.json()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"$no_server", "$bad:server name", "$", "no_sigil:b", "$x:"})
  void anIdWithoutAServerIsNone(String id) {
    Pdu event = RoomTimeline.publicChat(RoomVersion.V1).create();
    assertMalformed(RoomVersion.V1, event.json().with("event_id", id));
  }

  @Test
  void anEventOfOldDoesNotPassForOneOfToday() {
    Pdu old = RoomTimeline.publicChat(RoomVersion.V2).message(ALICE, "hello");
    Pdu recent = RoomTimeline.publicChat(RoomVersion.V3).message(ALICE, "hello");
    assertMalformed(RoomVersion.V3, old.json());
    assertMalformed(RoomVersion.V2, recent.json().with("event_id", "$x:here.example"));
  }

  @Test
  void theIdOfVersion3IsInTheStandardAlphabet() {
    for (int i = 0; i < 40; i++) {
      RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V3);
      assertThat(room.message(ALICE, "text " + i).eventId().value())
          .matches("\\$[A-Za-z0-9+/]{43}");
      RoomTimeline next = RoomTimeline.publicChat(RoomVersion.V4);
      assertThat(next.message(ALICE, "text " + i).eventId().value())
          .matches("\\$[A-Za-z0-9_-]{43}");
    }
  }

  @ParameterizedTest
  @FieldSource("ANY_NUMBERS")
  void numbersOfAnyKindAreHashedInOneSpelling(RoomVersion version) {
    JsonObject content =
        read("{\"a\":1.50,\"b\":1E2,\"c\":-0,\"d\":12345678901234567890,\"e\":[1e-7]}");
    Pdu event = sealer(version).seal(draft(content), room(), List.of(), List.of(), 1);

    assertThat(event.content())
        .hasToString("{\"a\":1.5,\"b\":100.0,\"c\":0,\"d\":12345678901234567890,\"e\":[1e-07]}");
    assertThat(ContentHash.isIntact(event.json())).isTrue();
    Pdu spelt = EventFormat.read(version, event.json().with("content", content));
    assertThat(spelt).isEqualTo(event);
    assertThat(spelt.canonicalBytes()).isEqualTo(event.canonicalBytes());
    Pdu stored = Pdu.ofStored(version, event.eventId(), event.roomId(), event.canonicalBytes());
    assertThat(stored.json()).isEqualTo(event.json());
  }

  @ParameterizedTest
  @FieldSource("ANY_NUMBERS")
  void aNumberGreaterThanAnyDoubleIsRefused(RoomVersion version) {
    JsonObject content = read("{\"a\":1e400}");
    Pdu event = sealer(version).seal(draft(JsonObject.empty()), room(), List.of(), List.of(), 1);
    assertMalformed(version, event.json().with("content", content));
  }

  @ParameterizedTest
  @FieldSource("ANY_NUMBERS")
  void theDepthMayBeAnyIntegerOf64Bits(RoomVersion version) {
    Pdu deepest =
        sealer(version)
            .seal(draft(JsonObject.empty()), room(), List.of(), List.of(), Long.MAX_VALUE);
    assertThat(deepest.depth()).isEqualTo(Long.MAX_VALUE);
    assertThat(EventFormat.read(version, deepest.json()).depth()).isEqualTo(Long.MAX_VALUE);
    assertMalformed(
        version,
        deepest.json().with("depth", read("{\"a\":9223372036854775808}").find("a").orElseThrow()));
  }

  private static Optional<RoomId> room() {
    return Optional.of(RoomId.parse("!room:here.example"));
  }

  private static EventDraft draft(JsonObject content) {
    return EventDraft.message("m.test", ALICE, content, 1);
  }

  private static EventSealer sealer(RoomVersion version) {
    return new EventSealer(version, HERE, ToySigningKey.of(HERE));
  }

  private static void assertMalformed(RoomVersion version, JsonObject json) {
    assertThatThrownBy(() -> EventFormat.read(version, json))
        .isInstanceOfSatisfying(
            InvalidEventException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
  }

  private static JsonObject read(String json) {
    return JsonReader.readObject(json.getBytes(UTF_8));
  }
}
