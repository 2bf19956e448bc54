package chat.ranvier.domain.relation;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which events replace an event, and by what.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#event-replacements">Event
 *     replacements</a>
 */
public final class Edits {
  private static final String NEW_CONTENT = "m.new_content";
  private static final String ENCRYPTED = "m.room.encrypted";

  private static final Comparator<Pdu> BY_AGE =
      Comparator.comparingLong(Pdu::originServerTs).thenComparing(event -> event.eventId().value());

  private Edits() {}

  /**
   * Whether an event may replace another: it says so, both are of one room, sender and type, none
   * is a state event, the original is no edit itself, and there is something to put in its place
   * (which nobody but the receivers can tell of an encrypted event).
   */
  public static boolean isValid(Pdu original, Pdu edit) {
    return Relation.read(edit).filter(relation -> replaces(original, relation)).isPresent()
        && original.roomId().equals(edit.roomId())
        && original.sender().equals(edit.sender())
        && original.type().equals(edit.type())
        && !original.isState()
        && !edit.isState()
        && !isEdit(original)
        && (edit.type().equals(ENCRYPTED) || newContent(edit).isPresent());
  }

  private static boolean replaces(Pdu original, Relation relation) {
    return relation instanceof Relation.Replacement(var parent)
        && parent.equals(original.eventId());
  }

  private static boolean isEdit(Pdu event) {
    return Relation.read(event).filter(Relation.Replacement.class::isInstance).isPresent();
  }

  /**
   * The valid edit that counts: the newest by its server's clock, among equals that with the
   * greatest id. None replaces an event that was redacted, which is for the caller to know.
   */
  public static Optional<Pdu> latest(Pdu original, Collection<Pdu> edits) {
    return edits.stream().filter(edit -> isValid(original, edit)).max(BY_AGE);
  }

  /** The original's content once the edit stands in its place; its relation remains. */
  public static JsonObject apply(Pdu original, Pdu edit) {
    JsonObject content = newContent(edit).orElse(JsonObject.empty()).without(Relation.NAME);
    Optional<JsonValue> relation = original.content().find(Relation.NAME);
    return relation.map(kept -> content.with(Relation.NAME, kept)).orElse(content);
  }

  private static Optional<JsonObject> newContent(Pdu edit) {
    return edit.content().object(NEW_CONTENT);
  }
}
