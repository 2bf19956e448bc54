package chat.ranvier.application.room.intake;

import chat.ranvier.application.environment.Outcome;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.room.intake.port.ServerKeys;
import chat.ranvier.domain.auth.signature.RequiredSignature;
import chat.ranvier.domain.event.ContentHash;
import chat.ranvier.domain.event.EventFormat;
import chat.ranvier.domain.event.InvalidEventException;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.signing.JsonSigning;
import chat.ranvier.domain.signing.KeyId;
import chat.ranvier.domain.signing.SignatureCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of an event of another server by looking at it alone: the checks one to three on
 * receipt of a PDU. Each event is looked at on a thread of its own, since keys may have to be
 * fetched.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Checks
 *     performed on receipt of a PDU</a>
 */
public final class EventGate {
  private final ServerKeys keys;
  private final SignatureCheck check;
  private final Threads threads;

  /** A gate that verifies signatures by these keys. */
  public EventGate(ServerKeys keys, SignatureCheck check, Threads threads) {
    this.keys = keys;
    this.check = check;
    this.threads = threads;
  }

  /** What the gate says of an event. */
  sealed interface Passage {
    /**
     * It may be judged.
     *
     * @param event the event; redacted where its content is not what was hashed
     */
    record Passed(Pdu event) implements Passage {}

    /** It is dropped. */
    record Dropped(String reason) implements Passage {}
  }

  /** What becomes of each of these events of a room, in their order. */
  List<Passage> pass(RoomVersion version, RoomId room, List<JsonObject> events) {
    if (events.size() == 1) {
      return List.of(pass(version, room, events.getFirst()));
    }
    List<Outcome<Passage>> outcomes = new ArrayList<>();
    for (JsonObject event : events) {
      Outcome<Passage> outcome = new Outcome<>();
      outcomes.add(outcome);
      threads.start("event gate", () -> pass(version, room, event, outcome));
    }
    return outcomes.stream().map(Outcome::await).toList();
  }

  private void pass(RoomVersion version, RoomId room, JsonObject event, Outcome<Passage> outcome) {
    try {
      outcome.succeed(pass(version, room, event));
    } catch (RuntimeException e) {
      outcome.fail(e);
    }
  }

  private Passage pass(RoomVersion version, RoomId room, JsonObject received) {
    Pdu event;
    try {
      event = EventFormat.read(version, received);
    } catch (InvalidEventException e) {
      return new Passage.Dropped("It is no event: " + e.getMessage());
    }
    if (!event.roomId().equals(room)) {
      return new Passage.Dropped("It belongs to another room");
    }
    for (RequiredSignature required : RequiredSignature.of(event)) {
      if (!isSigned(event, required)) {
        return new Passage.Dropped("It lacks a valid signature of " + required.signer());
      }
    }
    return new Passage.Passed(ContentHash.isIntact(event.json()) ? event : event.redacted());
  }

  private boolean isSigned(Pdu event, RequiredSignature required) {
    return JsonSigning.keyIds(event.json(), required.signer()).stream()
        .anyMatch(keyId -> isSigned(event, required, keyId));
  }

  private boolean isSigned(Pdu event, RequiredSignature required, KeyId keyId) {
    Optional<byte[]> signature = JsonSigning.signature(event.json(), required.signer(), keyId);
    return signature.isPresent()
        && keys.find(required.signer(), keyId, required.validity())
            .filter(key -> check.verifies(key, event.signedBytes(), signature.get()))
            .isPresent();
  }
}
