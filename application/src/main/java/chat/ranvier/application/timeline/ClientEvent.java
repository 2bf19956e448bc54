package chat.ranvier.application.timeline;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.domain.json.JsonReader;
import java.util.Optional;

/**
 * An event in the format of the client-server API, ready to be written.
 *
 * @param rendered what is the same for all readers
 * @param room the room it names; none where the answer names it elsewhere
 * @param unsigned what is not signed, some of it for one reader only
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-event-format">Room event
 *     format</a>
 */
public record ClientEvent(RenderedEvent rendered, Optional<RoomId> room, Unsigned unsigned) {
  /**
   * What comes with an event without being part of it.
   *
   * @param ageMillis how long ago it was sent
   * @param membership the reader's membership at the event
   * @param previousContent the content of the state event it replaced, where the reader may see it
   * @param replacedState the state event it replaced
   * @param transactionId how the reader's device called it, where that sent it
   */
  public record Unsigned(
      long ageMillis,
      Optional<String> membership,
      Optional<JsonObject> previousContent,
      Optional<EventId> replacedState,
      Optional<String> transactionId) {
    static Unsigned aged(long ageMillis) {
      return new Unsigned(
          ageMillis, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** Writes the event as one JSON value. */
  public void writeTo(JsonOutput out) {
    out.beginObject().raw(rendered.members());
    room.ifPresent(id -> out.name("room_id").value(id.value()));
    out.name("unsigned").beginObject().name("age").value(unsigned.ageMillis());
    unsigned.membership().ifPresent(text -> out.name("membership").value(text));
    unsigned.previousContent().ifPresent(content -> out.name("prev_content").value(content));
    rendered.redactedBecause().ifPresent(redaction -> writeRedaction(redaction, out));
    unsigned.replacedState().ifPresent(id -> out.name("replaces_state").value(id.value()));
    unsigned.transactionId().ifPresent(id -> out.name("transaction_id").value(id));
    out.endObject().endObject();
  }

  private void writeRedaction(byte[] redaction, JsonOutput out) {
    out.name("redacted_because").beginObject().raw(redaction);
    room.ifPresent(id -> out.name("room_id").value(id.value()));
    out.endObject();
  }

  /** The event as a tree. */
  public JsonObject json() {
    JsonOutput out = JsonOutput.create();
    writeTo(out);
    return JsonReader.readOwnObject(out.toBytes());
  }
}
