package chat.ranvier.domain.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RedactorTest {
  private static final List<RoomVersion> ALL =
      List.of(
          RoomVersion.V1,
          RoomVersion.V2,
          RoomVersion.V3,
          RoomVersion.V4,
          RoomVersion.V5,
          RoomVersion.V6,
          RoomVersion.V7,
          RoomVersion.V8,
          RoomVersion.V9,
          RoomVersion.V10,
          RoomVersion.V11,
          RoomVersion.V12);

  private static final String LEVELS =
      "ban events events_default kick redact state_default users users_default";

  /** By event type and first and last version, the names that are kept in the content. */
  static Stream<Arguments> table() {
    return Stream.of(
            row("m.room.member", 1, 8, "membership"),
            row("m.room.member", 9, 10, "join_authorised_via_users_server membership"),
            row(
                "m.room.member",
                11,
                12,
                "join_authorised_via_users_server membership third_party_invite"),
            row("m.room.create", 1, 10, "creator"),
            row("m.room.create", 11, 12, "*"),
            row("m.room.join_rules", 1, 7, "join_rule"),
            row("m.room.join_rules", 8, 12, "allow join_rule"),
            row("m.room.power_levels", 1, 10, LEVELS),
            row("m.room.power_levels", 11, 12, LEVELS + " invite"),
            row("m.room.aliases", 1, 5, "aliases"),
            row("m.room.aliases", 6, 12, ""),
            row("m.room.history_visibility", 1, 12, "history_visibility"),
            row("m.room.redaction", 1, 10, ""),
            row("m.room.redaction", 11, 12, "redacts"),
            row("m.room.message", 1, 12, ""),
            row("m.room.third_party_invite", 1, 12, ""))
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> row(String type, int first, int last, String kept) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(v -> Arguments.of(ALL.get(v - 1), type, kept));
  }

  private static JsonObject content() {
    String members =
        LEVELS
            + " invite notifications membership join_authorised_via_users_server creator"
            + " room_version join_rule allow aliases history_visibility redacts body displayname";
    JsonObject.Builder content = JsonObject.builder();
    for (String name : members.split(" ", -1)) {
      content.put(name, "x");
    }
    return content
        .put("third_party_invite", JsonObject.of("signed", "s").with("display_name", "d"))
        .build();
  }

  @ParameterizedTest
  @MethodSource("table")
  void keepsOfTheContentWhatTheVersionNames(RoomVersion version, String type, String kept) {
    JsonObject event = JsonObject.of("type", type).with("content", content());
    JsonObject redacted = Redactor.redact(version, event).object("content").orElseThrow();

    List<String> expected =
        kept.equals("*")
            ? content().names()
            : Stream.of(kept.split(" ", -1)).filter(name -> !name.isEmpty()).sorted().toList();
    assertThat(redacted.names()).containsExactlyElementsOf(expected);
  }

  @Test
  void keepsOnlyTheSignedPartOfAThirdPartyInvite() {
    JsonObject event = JsonObject.of("type", "m.room.member").with("content", content());
    JsonObject redacted = Redactor.redact(RoomVersion.V11, event);

    assertThat(redacted.object("content").flatMap(c -> c.object("third_party_invite")))
        .contains(JsonObject.of("signed", "s"));
  }

  @Test
  void keepsOfTheEventWhatTheVersionNames() {
    JsonObject event =
        read(
            "{\"event_id\":1,\"type\":\"x\",\"room_id\":1,\"sender\":1,\"state_key\":1,"
                + "\"content\":{\"a\":1},\"hashes\":1,\"signatures\":1,\"depth\":1,"
                + "\"prev_events\":1,\"prev_state\":1,\"auth_events\":1,\"origin\":1,"
                + "\"origin_server_ts\":1,\"membership\":1,\"redacts\":1,\"unsigned\":1,\"y\":1}");
    JsonObject until10 = event.without("redacts").without("unsigned").without("y");
    JsonObject since11 = until10.without("prev_state").without("origin").without("membership");

    for (RoomVersion version : ALL) {
      JsonObject kept = version.redactsInContent() ? since11 : until10;
      assertThat(Redactor.redact(version, event))
          .isEqualTo(kept.with("content", JsonObject.empty()));
    }
  }

  @Test
  void redactsWhatHasAnOddShapeAllTheSame() {
    for (String odd : List.of("{}", "{\"content\":1}", "{\"type\":1,\"content\":{\"a\":1}}")) {
      JsonObject redacted = Redactor.redact(RoomVersion.V11, read(odd));
      assertThat(redacted.object("content").orElse(JsonObject.empty()).isEmpty()).isTrue();
    }
    JsonObject member = JsonObject.of("type", "m.room.member");
    assertThat(
            Redactor.redact(
                RoomVersion.V11, member.with("content", JsonObject.of("third_party_invite", "x"))))
        .isEqualTo(member.with("content", JsonObject.empty()));
  }

  @Test
  void aRedactedEventStaysAsItIs() {
    for (RoomVersion version : ALL) {
      JsonObject event = JsonObject.of("type", "m.room.member").with("content", content());
      JsonObject once = Redactor.redact(version, event);
      assertThat(Redactor.redact(version, once)).isEqualTo(once);
    }
  }

  private static JsonObject read(String json) {
    return JsonReader.readObject(json.getBytes(UTF_8));
  }

  @Test
  void theRoomIdOfACreateEventGoesWhereTheEventIsTheRoomsId() {
    JsonObject create =
        JsonObject.of("type", "m.room.create").with("state_key", "").with("room_id", "!a:b");
    JsonObject member = create.with("type", "m.room.member");
    for (RoomVersion version : ALL) {
      assertThat(Redactor.redact(version, create).has("room_id"))
          .isEqualTo(version != RoomVersion.V12);
      assertThat(Redactor.redact(version, member).has("room_id")).isTrue();
    }
  }
}
