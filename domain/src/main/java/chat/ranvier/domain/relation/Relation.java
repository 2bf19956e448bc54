package chat.ranvier.domain.relation;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.json.JsonObject;
import java.util.Optional;

/**
 * How an event relates to another one of its room, as {@code m.relates_to} in its content says. A
 * relation that lacks what its type needs is none. Replies have no type, and are no relations in
 * this sense: see {@link #replyTo}.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#forming-relationships-between-events">
 *     Forming relationships between events</a>
 */
public sealed interface Relation {
  /** The member of an event's content in which the relation stands. */
  String NAME = "m.relates_to";

  /** The event that this one relates to. */
  EventId parent();

  /** The name of the relation's type. */
  String type();

  /**
   * How the event relates to another; not at all where it does not say, or says it badly.
   *
   * @param event redacted, where it was redacted: then it relates to nothing any more
   */
  static Optional<Relation> read(Pdu event) {
    return event.content().object(NAME).flatMap(Relation::read);
  }

  private static Optional<Relation> read(JsonObject relation) {
    Optional<String> type = relation.string("rel_type");
    return type.flatMap(name -> parent(relation).flatMap(parent -> read(name, parent, relation)));
  }

  private static Optional<Relation> read(String type, EventId parent, JsonObject relation) {
    return switch (type) {
      case Replacement.TYPE -> Optional.of(new Replacement(parent));
      case Annotation.TYPE -> relation.string("key").map(key -> new Annotation(parent, key));
      case Reference.TYPE -> Optional.of(new Reference(parent));
      case InThread.TYPE ->
          Optional.of(
              new InThread(
                  parent, inReplyTo(relation), relation.bool("is_falling_back").orElse(false)));
      default -> Optional.of(new Other(type, parent));
    };
  }

  /** The event that this one replies to, also where that is only for clients without threads. */
  static Optional<EventId> replyTo(Pdu event) {
    return event.content().object(NAME).flatMap(Relation::inReplyTo);
  }

  private static Optional<EventId> inReplyTo(JsonObject relation) {
    return relation.object("m.in_reply_to").flatMap(Relation::parent);
  }

  private static Optional<EventId> parent(JsonObject relation) {
    try {
      return relation.string("event_id").map(EventId::parse);
    } catch (InvalidIdentifierException notAnEvent) {
      return Optional.empty();
    }
  }

  /** The event is to stand in the parent's place; whether it may is for {@link Edits} to say. */
  record Replacement(EventId parent) implements Relation {
    static final String TYPE = "m.replace";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * The event says something about the parent, such as that somebody likes it.
   *
   * @param key what is said: equal keys are counted together
   */
  record Annotation(EventId parent, String key) implements Relation {
    static final String TYPE = "m.annotation";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The event refers to the parent. */
  record Reference(EventId parent) implements Relation {
    static final String TYPE = "m.reference";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * The event belongs to the thread that the parent began.
   *
   * @param inReplyTo the event of the thread that this one replies to
   * @param fallingBack whether it replies only for clients that know no threads
   */
  record InThread(EventId parent, Optional<EventId> inReplyTo, boolean fallingBack)
      implements Relation {
    static final String TYPE = "m.thread";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** A relation of a type that the specification does not know. */
  record Other(String type, EventId parent) implements Relation {}
}
