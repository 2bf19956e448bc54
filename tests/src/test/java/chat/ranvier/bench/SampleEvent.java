package chat.ranvier.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.EventSealer;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.signing.KeyId;
import chat.ranvier.federation.signature.BouncyCastleSigningKey;
import java.util.List;
import java.util.Optional;

/** A message whose signed event is 1 KiB of canonical JSON. */
final class SampleEvent {
  static final int BYTES = 1_024;
  static final ServerName SERVER = new ServerName("bench.example");
  static final UserId SENDER = UserId.of("alice", SERVER);
  static final BouncyCastleSigningKey KEY =
      BouncyCastleSigningKey.fromSeed(
          KeyId.ed25519("bench"), "a seed that is used for nothing!".getBytes(US_ASCII));

  private static final RoomId ROOM = new RoomId("!room:bench.example");
  private static final long SENT = 1_767_225_600_000L;
  private static final EventSealer SEALER = new EventSealer(RoomVersion.V11, SERVER, KEY);
  private static final List<EventId> PREVIOUS = List.of(id('p'));
  private static final List<EventId> AUTHORISING = List.of(id('c'), id('l'), id('m'));

  private SampleEvent() {}

  /** The event before it is sealed. */
  static EventDraft draft() {
    int without = seal(message("")).canonicalBytes().length;
    return message("words ".repeat(BYTES).substring(0, BYTES - without));
  }

  /** Seals a draft as an event of the sample's room. */
  static Pdu seal(EventDraft draft) {
    return SEALER.seal(draft, Optional.of(ROOM), PREVIOUS, AUTHORISING, 1_000);
  }

  /** A message of this text. */
  static EventDraft message(String body) {
    JsonObject content = JsonObject.of("body", body).with("msgtype", "m.text");
    return EventDraft.message("m.room.message", SENDER, content, SENT);
  }

  private static EventId id(char letter) {
    return new EventId("$" + String.valueOf(letter).repeat(43));
  }
}
