package chat.ranvier.domain.auth.signature;

import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.domain.signing.UnpaddedBase64;
import chat.ranvier.domain.testing.RoomTimeline;
import chat.ranvier.domain.testing.ToySigningKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyServerTest {
  private static final ToySigningKey KEY = new ToySigningKey(PolicyServer.KEY_ID, "policy");
  private static final JsonObject CONTENT =
      JsonObject.of("via", THERE.value())
          .with(
              "public_keys",
              JsonObject.of("ed25519", UnpaddedBase64.encodeUrlSafe(KEY.publicKey())));

  private final RoomTimeline room = RoomTimeline.publicChat(RoomVersion.V11);

  @Test
  void aRoomWithoutOneUsesNone() {
    assertThat(find()).isEmpty();
  }

  @Test
  void aRoomUsesTheServerThatItsStateNamesAndThatIsInIt() {
    room.state(ALICE, "m.room.policy", "", CONTENT);
    assertThat(find().map(PolicyServer::name)).contains(THERE);
    assertThat(PolicyServer.find(this::state, server -> false)).isEmpty();
  }

  @Test
  void aPolicyThatIsIncompleteIsNone() {
    for (JsonObject incomplete :
        List.of(
            CONTENT.without("via"),
            CONTENT.without("public_keys"),
            CONTENT.with("via", "not a server"),
            CONTENT.with("public_keys", JsonObject.empty()),
            CONTENT.with("public_keys", JsonObject.of("ed25519", new JsonInteger(1))))) {
      room.state(ALICE, "m.room.policy", "", incomplete);
      assertThat(find()).isEmpty();
    }
    room.state(ALICE, "m.room.policy", "", CONTENT);
    room.state(ALICE, "m.room.policy", "other", JsonObject.empty());
    assertThat(find()).isPresent();
  }

  @Test
  void whatItHasNotSignedIsNotRecommended() {
    Pdu chosen = room.state(ALICE, "m.room.policy", "", CONTENT);
    PolicyServer policy = find().orElseThrow();
    Pdu message = room.message(ALICE, "hello");

    assertThat(recommends(policy, message)).isFalse();
    assertThat(recommends(policy, signed(message, KEY))).isTrue();
    assertThat(recommends(policy, signed(message, ToySigningKey.of(THERE)))).isFalse();
    ToySigningKey another = new ToySigningKey(PolicyServer.KEY_ID, "another");
    assertThat(recommends(policy, signed(message, another))).isFalse();
    assertThat(recommends(policy, chosen)).isTrue();
  }

  @Test
  void aKeyThatIsNoneSignsNothing() {
    PolicyServer policy = new PolicyServer(THERE, "no key");
    assertThat(recommends(policy, signed(room.message(ALICE, "hello"), KEY))).isFalse();
  }

  @Test
  void itsWordIsNeededForAllButTheChoiceOfIt() {
    assertThat(PolicyServer.isNeededFor(room.state(ALICE, "m.room.policy", "", CONTENT))).isFalse();
    assertThat(PolicyServer.isNeededFor(room.state(ALICE, "m.room.policy", "x", CONTENT))).isTrue();
    assertThat(PolicyServer.isNeededFor(room.message(ALICE, "hello"))).isTrue();
    assertThat(
            PolicyServer.isNeededFor(
                room.add(ALICE, "m.room.policy", Optional.empty(), JsonObject.empty())))
        .isTrue();
    assertThat(PolicyServer.isNeededFor(room.create())).isTrue();
  }

  private static boolean recommends(PolicyServer policy, Pdu event) {
    return policy.recommends(event, ToySigningKey.CHECK);
  }

  private static Pdu signed(Pdu event, ToySigningKey key) {
    JsonObject json =
        JsonSigning.withSignature(event.json(), THERE, key.keyId(), key.sign(event.signedBytes()));
    return new Pdu(event.version(), event.eventId(), event.roomId(), json);
  }

  private Optional<PolicyServer> find() {
    return PolicyServer.find(this::state, THERE::equals);
  }

  private Optional<Pdu> state(StateSlot slot) {
    return room.stateEvent(slot.type(), slot.stateKey());
  }
}
