package chat.ranvier.domain.event;

import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.HERE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.domain.event.InvalidEventException.Kind;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.CanonicalJson;
import chat.ranvier.domain.json.JsonDecimal;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.redaction.Redactor;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.domain.signing.UnpaddedBase64;
import chat.ranvier.domain.testing.RandomJson;
import chat.ranvier.domain.testing.ToySigningKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventSealerTest {
  private static final ToySigningKey KEY = ToySigningKey.of(HERE);
  private static final RoomId ROOM = RoomId.parse("!room:here.example");
  private static final EventId PREVIOUS = EventId.parse("$previous");

  static Stream<Arguments> versionsAndSeeds() {
    return RoomVersion.supported().stream()
        .filter(version -> version.has(RoomVersionRule.EVENT_ID_IS_HASH))
        .flatMap(version -> LongStream.of(1, 2, 3).mapToObj(seed -> Arguments.of(version, seed)));
  }

  @ParameterizedTest
  @MethodSource("versionsAndSeeds")
  void anEventKeepsItsIdThroughUnsignedAndRedaction(RoomVersion version, long seed) {
    RandomJson random = new RandomJson(seed);
    for (int i = 0; i < 20; i++) {
      Pdu event = seal(version, EventDraft.message("m.test", ALICE, random.object(3), 1_000 + i));
      JsonObject decorated = event.json().with("unsigned", random.object(2));

      assertThat(ReferenceHash.eventId(version, decorated)).isEqualTo(event.eventId());
      assertThat(EventFormat.read(version, decorated)).isEqualTo(event);
      assertThat(EventFormat.read(version, decorated).json()).isEqualTo(event.json());
      assertThat(ReferenceHash.eventId(version, event.redacted().json()))
          .isEqualTo(event.eventId());
      assertThat(ContentHash.isIntact(decorated)).isTrue();
      assertThat(event.canonicalBytes()).isEqualTo(CanonicalJson.encode(event.json()));
      assertThat(isSigned(Redactor.redact(version, decorated))).isTrue();
    }
  }

  @Test
  void aChangedContentShowsInItsHash() {
    Pdu event = seal(RoomVersion.V11, text("hello"));
    JsonObject forged = event.json().with("content", JsonObject.of("body", "bye"));

    assertThat(ContentHash.isIntact(forged)).isFalse();
    assertThat(ContentHash.isIntact(event.json().without("hashes"))).isFalse();
    assertThat(ReferenceHash.eventId(RoomVersion.V11, forged)).isEqualTo(event.eventId());
  }

  @Test
  void aCreateEventNamesTheRoomWhereItsHashIsTheRoomId() {
    EventDraft draft =
        EventDraft.state(
            StateSlot.of("m.room.create"), ALICE, JsonObject.of("room_version", "12"), 1);
    Pdu create = sealer(RoomVersion.V12).seal(draft, Optional.empty(), List.of(), List.of(), 1);

    assertThat(create.roomId().value()).isEqualTo("!" + create.eventId().value().substring(1));
    assertThat(create.json().has("room_id")).isFalse();
    assertThat(EventFormat.read(RoomVersion.V12, create.json()).roomId())
        .isEqualTo(create.roomId());
    assertThatThrownBy(
            () -> sealer(RoomVersion.V11).seal(draft, Optional.empty(), List.of(), List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRedactionNamesItsTargetWhereTheVersionHasIt() {
    EventDraft draft =
        new EventDraft(
            "m.room.redaction",
            Optional.empty(),
            ALICE,
            JsonObject.of("reason", "r"),
            1,
            Optional.of(PREVIOUS));
    Pdu before = seal(RoomVersion.V10, draft);
    Pdu since = seal(RoomVersion.V11, draft);

    assertThat(before.json().string("redacts")).contains("$previous");
    assertThat(before.content()).isEqualTo(JsonObject.of("reason", "r"));
    assertThat(since.json().has("redacts")).isFalse();
    assertThat(since.content().string("redacts")).contains("$previous");
    assertThat(before.redacts()).contains(PREVIOUS);
    assertThat(since.redacts()).contains(PREVIOUS);
    assertThat(since.redacted().redacts()).contains(PREVIOUS);
  }

  @Test
  void refusesAnEventThatIsTooLarge() {
    int overhead = seal(RoomVersion.V11, text("")).canonicalBytes().length;

    Pdu largest = seal(RoomVersion.V11, text("x".repeat(65_536 - overhead)));
    assertThat(largest.canonicalBytes()).hasSize(65_536);
    assertRefused(() -> seal(RoomVersion.V11, text("x".repeat(65_537 - overhead))), Kind.TOO_LARGE);
    assertRefused(
        () -> EventFormat.read(RoomVersion.V11, largest.json().with("x", "y")), Kind.TOO_LARGE);
  }

  @Test
  void refusesAFieldThatIsTooLong() {
    String longest = "é".repeat(127) + "x";
    JsonObject none = JsonObject.empty();

    assertThat(seal(RoomVersion.V11, EventDraft.message(longest, ALICE, none, 1)).type())
        .isEqualTo(longest);
    assertRefused(() -> EventDraft.message(longest + "x", ALICE, none, 1), Kind.FIELD_TOO_LONG);
    assertRefused(
        () -> EventDraft.state(new StateSlot("a", longest + "x"), ALICE, none, 1),
        Kind.FIELD_TOO_LONG);
  }

  @Test
  void refusesAContentWithoutACanonicalForm() {
    EventDraft draft =
        EventDraft.message("a", ALICE, JsonObject.of("a", new JsonDecimal("1.5")), 1);
    assertRefused(() -> seal(RoomVersion.V6, draft), Kind.MALFORMED);
    assertThat(seal(RoomVersion.V5, draft).content()).isEqualTo(draft.content());
    assertRefused(() -> EventDraft.message("a", ALICE, JsonObject.empty(), -1), Kind.MALFORMED);
  }

  @Test
  void refusesTooManyReferencesAndHoldsTheDepth() {
    EventSealer sealer = sealer(RoomVersion.V11);
    List<EventId> ten = Collections.nCopies(10, PREVIOUS);
    List<EventId> twenty = Collections.nCopies(20, PREVIOUS);
    Pdu deepest = sealer.seal(text("a"), Optional.of(ROOM), twenty, ten, Long.MAX_VALUE);

    assertThat(deepest.depth()).isEqualTo(EventLimits.MAX_DEPTH);
    assertThat(deepest.prevEvents()).isEqualTo(twenty);
    assertThat(deepest.authEvents()).isEqualTo(ten);
    assertRefused(
        () -> sealer.seal(text("a"), Optional.of(ROOM), Collections.nCopies(21, PREVIOUS), ten, 1),
        Kind.MALFORMED);
    assertRefused(
        () -> sealer.seal(text("a"), Optional.of(ROOM), ten, Collections.nCopies(11, PREVIOUS), 1),
        Kind.MALFORMED);
  }

  @Test
  void anEventFromStorageIsTheSameEvent() {
    Pdu event = seal(RoomVersion.V11, text("hello"));
    Pdu stored = Pdu.ofStored(RoomVersion.V11, event.eventId(), ROOM, event.canonicalBytes());

    assertThat(stored).isEqualTo(event).hasSameHashCodeAs(event).hasToString(event.toString());
    assertThat(stored.canonicalBytes()).isSameAs(event.canonicalBytes());
    assertThat(stored.json()).isEqualTo(event.json());
    assertThat(stored.sender()).isEqualTo(ALICE);
    assertThat(new Pdu(RoomVersion.V11, event.eventId(), ROOM, event.json()).canonicalBytes())
        .isEqualTo(event.canonicalBytes());
  }

  @Test
  void anEventIsReadBackHoweverDeepItsContentWas() {
    String deepest = "{\"a\":".repeat(99) + "{}" + "}".repeat(99);
    JsonObject content = JsonReader.readObject(deepest.getBytes(UTF_8));
    Pdu event = seal(RoomVersion.V11, EventDraft.message("m.test", ALICE, content, 1));
    Pdu stored = Pdu.ofStored(RoomVersion.V11, event.eventId(), ROOM, event.canonicalBytes());

    assertThat(stored.content()).isEqualTo(content);
    assertThat(JsonReader.readObject(event.canonicalBytes(), EventLimits.MAX_LEVELS))
        .isEqualTo(event.json());
  }

  @Test
  void theContentHashIsThatOfTheAppendix() {
    assertThat(
            contentHash(
                "{\"room_id\":\"!x:domain\",\"sender\":\"@a:domain\",\"origin\":\"domain\",\"origin_server_ts\":1000000,\"signatures\":{},\"hashes\":{},\"type\":\"X\",\"content\":{},\"prev_events\":[],\"auth_events\":[],\"depth\":3,\"unsigned\":{\"age_ts\":1000000}}"))
        .isEqualTo("5jM4wQpv6lnBo7CLIghJuHdW+s2CMBJPUOGOC89ncos");
    assertThat(
            contentHash(
                "{\"content\":{\"body\":\"Here is the message"
                    + " content\"},\"event_id\":\"$0:domain\",\"origin\":\"domain\",\"origin_server_ts\":1000000,\"type\":\"m.room.message\",\"room_id\":\"!r:domain\",\"sender\":\"@u:domain\",\"signatures\":{},\"unsigned\":{\"age_ts\":1000000}}"))
        .isEqualTo("onLKD1bGljeBWQhWZ1kaP9SorVmRQNdN5aM2JYU2n/g");
  }

  private static String contentHash(String json) {
    byte[] utf8 = json.getBytes(UTF_8);
    return UnpaddedBase64.encode(ContentHash.of(JsonReader.readObject(utf8)));
  }

  private static boolean isSigned(JsonObject event) {
    return JsonSigning.isSignedBy(event, HERE, KEY.keyId(), KEY.publicKey(), ToySigningKey.CHECK);
  }

  private static EventDraft text(String body) {
    return EventDraft.message("m.room.message", ALICE, JsonObject.of("body", body), 1);
  }

  private static EventSealer sealer(RoomVersion version) {
    return new EventSealer(version, HERE, KEY);
  }

  private static Pdu seal(RoomVersion version, EventDraft draft) {
    return sealer(version).seal(draft, Optional.of(ROOM), List.of(PREVIOUS), List.of(PREVIOUS), 7);
  }

  private static void assertRefused(ThrowingCallable act, Kind kind) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            InvalidEventException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
