package chat.ranvier.domain.relation;

import chat.ranvier.domain.event.Pdu;
import java.util.Optional;

/**
 * To which events others may relate.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#validation-of-mthread-relationships">
 *     Validation of m.thread relationships</a>
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#annotations-client-behaviour">
 *     Annotations</a>
 */
public final class Relatable {
  private Relatable() {}

  /** Whether a thread may begin with the event: it relates to no other by any type. */
  public static boolean mayBeginThread(Pdu event) {
    return Relation.read(event).isEmpty();
  }

  /** Whether the event may be annotated: it is neither an annotation nor an edit. */
  public static boolean mayBeAnnotated(Pdu event) {
    Optional<Relation> relation = Relation.read(event);
    return relation.isEmpty()
        || switch (relation.get()) {
          case Relation.Annotation _, Relation.Replacement _ -> false;
          case Relation.Reference _, Relation.InThread _, Relation.Other _ -> true;
        };
  }

  /**
   * Whether an event counts for what is told of its parent: the rules of its relation's type are
   * kept, and both are in one room.
   *
   * @param parent redacted, where it was redacted
   * @param child redacted, where it was redacted
   */
  public static boolean counts(Pdu parent, Pdu child) {
    return child.roomId().equals(parent.roomId())
        && Relation.read(child)
            .filter(relation -> relation.parent().equals(parent.eventId()))
            .filter(relation -> keepsRules(parent, child, relation))
            .isPresent();
  }

  private static boolean keepsRules(Pdu parent, Pdu child, Relation relation) {
    return switch (relation) {
      case Relation.Replacement _ -> Edits.isValid(parent, child);
      case Relation.Annotation _ -> mayBeAnnotated(parent);
      case Relation.InThread _ -> mayBeginThread(parent);
      case Relation.Reference _, Relation.Other _ -> true;
    };
  }
}
