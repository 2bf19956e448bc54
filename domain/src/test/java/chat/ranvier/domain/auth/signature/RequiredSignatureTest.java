package chat.ranvier.domain.auth.signature;

import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.CHARLIE;
import static chat.ranvier.domain.testing.People.HERE;
import static chat.ranvier.domain.testing.People.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.domain.testing.RoomTimeline;
import chat.ranvier.domain.testing.ToySigningKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RequiredSignatureTest {
  static final List<RoomVersion> ALL = RoomVersion.supported();
  static final List<RoomVersion> BEFORE_3 = ALL.subList(0, 2);
  static final List<RoomVersion> SINCE_3 = ALL.subList(2, 12);
  static final List<RoomVersion> BEFORE_8 = ALL.subList(0, 7);
  static final List<RoomVersion> SINCE_8 = ALL.subList(7, 12);
  private static final ServerName ELSEWHERE = new ServerName("elsewhere.example");
  private static final long SENT = 1_700_000_000_000L;

  @ParameterizedTest
  @FieldSource("ALL")
  void theSendersServerSigns(RoomVersion version) {
    Pdu event = event(version, "$e:there.example", CHARLIE, "m.room.message", JsonObject.empty());
    assertThat(required(event)).containsExactly(THERE + " SENDER");
  }

  @ParameterizedTest
  @FieldSource("BEFORE_3")
  void whoChoseTheIdSignsTooUntil2(RoomVersion version) {
    Pdu event = event(version, "$e:here.example", CHARLIE, "m.room.message", JsonObject.empty());
    assertThat(required(event)).containsExactly(THERE + " SENDER", HERE + " EVENT_ID");
  }

  @ParameterizedTest
  @FieldSource("SINCE_3")
  void theIdMeansNothingSince3(RoomVersion version) {
    Pdu event = event(version, "$e:here.example", CHARLIE, "m.room.message", JsonObject.empty());
    assertThat(required(event)).containsExactly(THERE + " SENDER");
  }

  @ParameterizedTest
  @FieldSource("SINCE_8")
  void theServerThatLetAMemberInSignsSince8(RoomVersion version) {
    assertThat(required(member(version, "join", "@x:elsewhere.example")))
        .containsExactly(THERE + " SENDER", ELSEWHERE + " JOIN_AUTHORISER");
    assertThat(required(member(version, "join", "@x:there.example")))
        .containsExactly(THERE + " SENDER");
    assertThat(required(member(version, "leave", "@x:elsewhere.example")))
        .containsExactly(THERE + " SENDER");
    assertThat(required(member(version, "join", "no user"))).containsExactly(THERE + " SENDER");
  }

  @ParameterizedTest
  @FieldSource("BEFORE_8")
  void nobodyLetsMembersInUntil7(RoomVersion version) {
    assertThat(required(member(version, "join", "@x:elsewhere.example")))
        .containsExactly(THERE + " SENDER");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatRedeemsAThirdPartyInviteIsSignedByWhoeverRedeemsIt(RoomVersion version) {
    JsonObject content =
        JsonObject.of("membership", "invite").with("third_party_invite", JsonObject.empty());
    Pdu invite = event(version, "$e:here.example", CHARLIE, "m.room.member", content);
    if (BEFORE_3.contains(version)) {
      assertThat(required(invite)).containsExactly(HERE + " EVENT_ID");
    } else {
      assertThat(required(invite)).isEmpty();
    }
    Pdu join =
        event(
            version,
            "$e:there.example",
            CHARLIE,
            "m.room.member",
            content.with("membership", "join"));
    assertThat(required(join)).containsExactly(THERE + " SENDER");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void whatOnlyLooksLikeAThirdPartyInviteIsSignedByItsSendersServer(RoomVersion version) {
    JsonObject content =
        JsonObject.of("membership", "invite").with("third_party_invite", JsonObject.empty());
    Pdu message = event(version, "$e:there.example", CHARLIE, "m.room.message", content);
    assertThat(required(message)).containsExactly(THERE + " SENDER");
    Pdu invite =
        event(
            version,
            "$e:there.example",
            CHARLIE,
            "m.room.member",
            JsonObject.of("membership", "invite"));
    assertThat(required(invite)).containsExactly(THERE + " SENDER");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aKeyIsValidWhenTheEventWasSentSince5(RoomVersion version) {
    Pdu event = event(version, "$e:there.example", CHARLIE, "m.room.message", JsonObject.empty());
    KeyValidity validity = RequiredSignature.of(event).getFirst().validity();
    boolean since5 = ALL.indexOf(version) >= 4;

    assertThat(validity).isEqualTo(since5 ? new KeyValidity.At(SENT) : new KeyValidity.AnyTime());
    assertThat(validity.isMetBy(SENT, SENT)).isTrue();
    assertThat(validity.isMetBy(SENT - 1, SENT)).isEqualTo(!since5);
  }

  @Test
  void aServersWordOnItsKeyIsTakenForAWeekAtMost() {
    KeyValidity validity = new KeyValidity.At(SENT);
    long week = Duration.ofDays(7).toMillis();
    assertThat(validity.isMetBy(Long.MAX_VALUE, SENT - week)).isTrue();
    assertThat(validity.isMetBy(Long.MAX_VALUE, SENT - week - 1)).isFalse();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void signaturesCoverWhatRedactionLeaves(RoomVersion version) {
    Pdu event = RoomTimeline.publicChat(version).message(ALICE, "hello");
    ToySigningKey key = ToySigningKey.of(HERE);
    byte[] signature = JsonSigning.signature(event.json(), HERE, key.keyId()).orElseThrow();

    assertThat(ToySigningKey.CHECK.verifies(key.publicKey(), event.signedBytes(), signature))
        .isTrue();
    assertThat(event.redacted().signedBytes()).isEqualTo(event.signedBytes());
  }

  private static List<String> required(Pdu event) {
    return RequiredSignature.of(event).stream()
        .map(signature -> signature.signer() + " " + signature.reason())
        .toList();
  }

  private static Pdu member(RoomVersion version, String membership, String authoriser) {
    JsonObject content =
        JsonObject.of("membership", membership)
            .with("join_authorised_via_users_server", authoriser);
    return event(version, "$e:there.example", CHARLIE, "m.room.member", content);
  }

  private static Pdu event(
      RoomVersion version, String id, UserId sender, String type, JsonObject content) {
    JsonObject json =
        JsonObject.of("type", type)
            .with("sender", sender.value())
            .with("state_key", sender.value())
            .with("content", content)
            .with("origin_server_ts", new JsonInteger(SENT))
            .with("auth_events", JsonArray.empty());
    return new Pdu(version, EventId.parse(id), RoomId.parse("!r:here.example"), json);
  }
}
