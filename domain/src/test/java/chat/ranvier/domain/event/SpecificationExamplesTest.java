package chat.ranvier.domain.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.auth.signature.RequiredSignature;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The examples of events on the pages of the room versions. */
class SpecificationExamplesTest {
  static final List<RoomVersion> ALL = RoomVersion.supported();
  static final List<RoomVersion> V1_AND_2 = ALL.subList(0, 2);
  static final List<RoomVersion> V4_TO_11 = ALL.subList(3, 11);
  static final List<RoomVersion> V8_TO_11 = ALL.subList(7, 11);
  static final List<RoomVersion> UNTIL_5 = ALL.subList(0, 5);
  static final List<RoomVersion> UNTIL_9 = ALL.subList(0, 9);

  private static final JsonObject BASE =
      read(
          "{\"room_id\":\"!UcYsUzyxTGDxLBEvLy:example.org\",\"sender\":\"@alice:example.com\","
              + "\"origin_server_ts\":1404838188000,\"depth\":12,\"type\":\"m.room.message\","
              + "\"content\":{\"key\":\"value\"},"
              + "\"hashes\":{\"sha256\":\"thishashcoversallfieldsincasethisisredacted\"},"
              + "\"signatures\":{\"example.com\":{\"ed25519:key_version\":"
              + "\"these86bytesofbase64signaturecoveressentialfieldsincludinghashessocancheckredactedpdus\""
              + "}},\"unsigned\":{\"age\":4612}}");

  private static final JsonArray URL_SAFE_IDS =
      JsonArray.ofStrings(List.of("$urlsafe_base64_encoded_eventid", "$a-different-event-id"));

  @ParameterizedTest
  @FieldSource("V1_AND_2")
  void theEventOfVersion1(RoomVersion version) {
    JsonArray references =
        (JsonArray)
            JsonReader.read(
                "[[\"$af232176:example.org\",{\"sha256\":\"abase64encodedsha256hashshouldbe43byteslong\"}]]"
                    .getBytes(UTF_8));
    Pdu event =
        EventFormat.read(
            version,
            referring(references).with("event_id", "$a4ecee13e2accdadf56c1025:example.com"));

    assertExample(event);
    assertThat(event.eventId().server()).contains(ServerName.parse("example.com"));
    assertThat(event.prevEvents()).containsExactly(EventId.parse("$af232176:example.org"));
    assertThat(event.authEvents()).isEqualTo(event.prevEvents());
  }

  @Test
  void theEventOfVersion3() {
    JsonArray references =
        JsonArray.ofStrings(List.of("$base64encodedeventid", "$adifferenteventid"));
    Pdu event =
        EventFormat.read(RoomVersion.V3, referring(references).with("redacts", "$some/old+event"));

    assertExample(event);
    assertThat(event.prevEvents()).hasSize(2);
    assertThat(event.redacts()).isEmpty();
    JsonObject redaction = event.json().with("type", "m.room.redaction");
    assertThat(EventFormat.read(RoomVersion.V3, redaction).redacts())
        .contains(EventId.parse("$some/old+event"));
  }

  @ParameterizedTest
  @FieldSource("V4_TO_11")
  void theEventOfVersions4To11(RoomVersion version) {
    Pdu event =
        EventFormat.read(version, referring(URL_SAFE_IDS).with("redacts", "$some-old_event"));
    assertExample(event);
    assertThat(event.authEvents()).hasSize(2);
  }

  @ParameterizedTest
  @FieldSource("V8_TO_11")
  void theRestrictedJoinOfVersion8(RoomVersion version) {
    JsonObject content =
        read(
            "{\"membership\":\"join\","
                + "\"join_authorised_via_users_server\":\"@arbitrary:resident.example.com\"}");
    Pdu event =
        EventFormat.read(
            version,
            referring(URL_SAFE_IDS)
                .with("type", "m.room.member")
                .with("state_key", "@alice:example.com")
                .with("content", content));

    assertThat(RequiredSignature.of(event).stream().map(RequiredSignature::signer))
        .containsExactly(ServerName.parse("example.com"), ServerName.parse("resident.example.com"));
  }

  @Test
  void theEventOfVersion12() {
    RoomId room = RoomId.parse("!Nhcu5BS-UMnFX7hBVfVSoXiD7OgH6iRT-xyIuqDnpYQ");
    Pdu event =
        EventFormat.read(RoomVersion.V12, referring(URL_SAFE_IDS).with("room_id", room.value()));
    assertThat(event.roomId()).isEqualTo(room);
    assertThat(room.createEvent().value())
        .isEqualTo("$Nhcu5BS-UMnFX7hBVfVSoXiD7OgH6iRT-xyIuqDnpYQ");
  }

  @ParameterizedTest
  @FieldSource("UNTIL_9")
  void powerLevelsAsStrings(RoomVersion version) {
    PowerLevels levels =
        levels(
            version,
            "{\"ban\":\"50\",\"events\":{\"m.room.power_levels\":\"100\"},"
                + "\"events_default\":\"0\",\"state_default\":\"50\","
                + "\"users\":{\"@example:localhost\":\"100\"},\"users_default\":\"0\"}");
    assertThat(levels.ofUser(UserId.parse("@example:localhost"))).isEqualTo(100);
    assertThat(levels.toBan()).isEqualTo(50);
    assertThat(levels.toSend("m.room.power_levels", true)).isEqualTo(100);
  }

  @ParameterizedTest
  @FieldSource("UNTIL_9")
  void theStringsThatAreLevels(RoomVersion version) {
    for (String text : List.of("100", "000100", "+100", " 100 ", " 00100 ", " +100 ")) {
      assertThat(ban(version, text)).as(text).isEqualTo(100);
    }
    assertThat(ban(version, "-100")).isEqualTo(-100);
    assertThat(ban(version, " -100 ")).isEqualTo(-100);
    for (String text : List.of("", "1.0", "1e2", "0x10", "+ 1", "--1", "1 2", "ten", "\u0661")) {
      assertThat(ban(version, text)).as(text).isEqualTo(50);
    }
    assertThat(ban(version, "9".repeat(40))).isEqualTo(Long.MAX_VALUE);
    assertThat(ban(version, "-" + "9".repeat(40))).isEqualTo(Long.MIN_VALUE);
  }

  @ParameterizedTest
  @FieldSource("UNTIL_5")
  void powerLevelsAsFloats(RoomVersion version) {
    PowerLevels levels =
        levels(
            version,
            "{\"users\":{\"@example:example.org\":100,\"@alice:localhost\":50,"
                + "\"@bob:localhost\":50.57},\"kick\":5.114698E4,\"ban\":-1.9,\"redact\":1e300,"
                + "\"invite\":12345678901234567890}");
    assertThat(levels.ofUser(UserId.parse("@bob:localhost"))).isEqualTo(50);
    assertThat(levels.ofUser(UserId.parse("@alice:localhost"))).isEqualTo(50);
    assertThat(levels.toKick()).isEqualTo(51_146);
    assertThat(levels.toBan()).isEqualTo(-1);
    assertThat(levels.toRedact()).isEqualTo(Long.MAX_VALUE);
    assertThat(levels.toInvite()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void levelsAreIntegersAloneSince10() {
    assertThat(ban(RoomVersion.V10, "100")).isEqualTo(50);
    assertThat(levels(RoomVersion.V10, "{\"ban\":100.0}").toBan()).isEqualTo(50);
    assertThat(levels(RoomVersion.V10, "{\"ban\":9007199254740992}").toBan()).isEqualTo(50);
    assertThat(levels(RoomVersion.V9, "{\"ban\":100.0}").toBan()).isEqualTo(50);
  }

  @ParameterizedTest
  @FieldSource("UNTIL_9")
  void anIntegerIsALevelInEveryVersion(RoomVersion version) {
    JsonObject content = JsonObject.of("ban", new JsonInteger(7));
    assertThat(PowerLevels.of(version, new TreeSet<>(), content).toBan()).isEqualTo(7);
  }

  private static long ban(RoomVersion version, String text) {
    return PowerLevels.of(version, new TreeSet<>(), JsonObject.of("ban", text)).toBan();
  }

  private static PowerLevels levels(RoomVersion version, String content) {
    return PowerLevels.of(version, new TreeSet<>(), read(content));
  }

  private static JsonObject referring(JsonArray references) {
    return BASE.with("auth_events", references).with("prev_events", references);
  }

  private static void assertExample(Pdu event) {
    assertThat(event.sender()).isEqualTo(UserId.parse("@alice:example.com"));
    assertThat(event.roomId().server()).contains(ServerName.parse("example.org"));
    assertThat(event.depth()).isEqualTo(12);
    assertThat(event.content()).isEqualTo(JsonObject.of("key", "value"));
    assertThat(event.json().has("unsigned")).isFalse();
  }

  private static JsonObject read(String json) {
    return JsonReader.readObject(json.getBytes(UTF_8));
  }
}
