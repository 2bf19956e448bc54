package chat.ranvier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.room.intake.ReceiveEvents;
import chat.ranvier.application.room.port.IntakeVerdict;
import chat.ranvier.domain.auth.signature.PolicyServer;
import chat.ranvier.domain.auth.standing.Judgement;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.domain.signing.UnpaddedBase64;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.RoomTimeline;
import chat.ranvier.domain.testing.ToySigningKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of events in rooms that use a policy server, by the room's current state. */
final class PolicyIntakeTest {
  private static final RoomVersion VERSION = RoomVersion.V12;
  private static final ToySigningKey KEY = new ToySigningKey(PolicyServer.KEY_ID, "policy");
  private static final JsonObject POLICY =
      JsonObject.of("via", People.THERE.value())
          .with(
              "public_keys",
              JsonObject.of("ed25519", UnpaddedBase64.encodeUrlSafe(KEY.publicKey())));

  private final Engine engine = Engine.checkingRoomKeys();
  private final RoomTimeline room = RoomTimeline.publicChat(VERSION);

  @BeforeEach
  void bobJoins() {
    room.join(People.BOB);
    receive(room.events());
  }

  private ReceiveEvents.Answer receive(List<Pdu> events) {
    return engine.receive(VERSION, room.roomId(), events);
  }

  private Standing standing(Pdu event) {
    IntakeVerdict verdict = receive(List.of(event)).events().getLast().verdict();
    return ((IntakeVerdict.Judged) verdict).judgement().standing();
  }

  private static Pdu signed(Pdu event) {
    JsonObject json =
        JsonSigning.withSignature(
            event.json(), People.THERE, KEY.keyId(), KEY.sign(event.signedBytes()));
    return new Pdu(event.version(), event.eventId(), event.roomId(), json);
  }

  private Pdu policy() {
    return room.state(People.ALICE, "m.room.policy", "", POLICY);
  }

  @Test
  void whatThePolicyServerHasNotSignedIsShownToNobody() {
    receive(List.of(room.join(People.CHARLIE), policy()));
    RoomTimeline unsigned = room.fork();
    assertThat(standing(unsigned.message(People.BOB, "unsigned"))).isEqualTo(Standing.SOFT_FAILED);
    assertThat(standing(signed(room.message(People.BOB, "signed")))).isEqualTo(Standing.ACCEPTED);
  }

  @Test
  void aServerWithoutAUserInTheRoomHasNoSay() {
    receive(List.of(policy()));
    assertThat(standing(room.message(People.BOB, "before"))).isEqualTo(Standing.ACCEPTED);
    assertThat(standing(room.join(People.CHARLIE))).isEqualTo(Standing.ACCEPTED);
    RoomTimeline unsigned = room.fork();
    assertThat(standing(unsigned.message(People.BOB, "after"))).isEqualTo(Standing.SOFT_FAILED);
    assertThat(standing(signed(room.leave(People.CHARLIE)))).isEqualTo(Standing.ACCEPTED);
    assertThat(standing(room.message(People.BOB, "again"))).isEqualTo(Standing.ACCEPTED);
  }

  @Test
  void theRoomMayGiveItUpWithoutItsWord() {
    receive(List.of(room.join(People.CHARLIE), policy()));
    Pdu end = room.state(People.ALICE, "m.room.policy", "", JsonObject.empty());
    assertThat(standing(end)).isEqualTo(Standing.ACCEPTED);
    assertThat(standing(room.message(People.BOB, "unsigned"))).isEqualTo(Standing.ACCEPTED);
  }

  @Test
  void whatIsNotRecommendedStaysPartOfTheGraph() {
    receive(List.of(room.join(People.CHARLIE), policy()));
    Pdu topic = room.state(People.ALICE, "m.room.topic", "", JsonObject.of("topic", "unsigned"));
    IntakeVerdict verdict = receive(List.of(topic)).events().getLast().verdict();
    assertThat(verdict).isEqualTo(new IntakeVerdict.Judged(new Judgement.NotRecommended()));
    assertThat(engine.room(room.roomId()).state("m.room.topic")).isEmpty();
    assertThat(standing(signed(room.message(People.BOB, "follows")))).isEqualTo(Standing.ACCEPTED);
    assertThat(engine.room(room.roomId()).state("m.room.topic")).isPresent();
    assertThat(engine.findings()).isEmpty();
  }

  @Test
  void thePastThatIsReadUpOnNeedsNoWord() {
    Pdu old = room.message(People.BOB, "old");
    List<EventId> told = room.state().values().stream().map(Pdu::eventId).toList();
    RoomTimeline now = room.fork();
    Pdu join = now.join(People.CHARLIE);
    Pdu policy = now.state(People.ALICE, "m.room.policy", "", POLICY);
    engine.receive(
        new ReceiveEvents.Command(
            room.roomId(),
            Optional.empty(),
            List.of(),
            Engine.json(List.of(join, policy)),
            false,
            Map.of(join.eventId(), told)));
    ReceiveEvents.Answer answer =
        engine.receive(
            new ReceiveEvents.Command(
                room.roomId(),
                Optional.empty(),
                List.of(),
                Engine.json(List.of(old)),
                true,
                Map.of()));
    assertThat(answer.events().getFirst().verdict())
        .isEqualTo(new IntakeVerdict.Judged(new Judgement.Accepted()));
  }
}
