package chat.ranvier.domain.push;

import chat.ranvier.domain.glob.FoldedText;
import chat.ranvier.domain.glob.Glob;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import java.util.Optional;

/**
 * What an event must be like for a rule to apply, compiled. What is not understood is {@link
 * Never}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#conditions-1">Conditions</a>
 */
sealed interface PushCondition {
  /** The text of a message, in which words are looked for. */
  PropertyPath BODY = PropertyPath.parse("content.body");

  /** Whether the event is like that, for this user. */
  boolean holds(PushEvent event, PushReader reader);

  /** Reads a condition as clients write it. */
  static PushCondition read(JsonValue condition) {
    return condition instanceof JsonObject object ? find(object).orElse(Never.NEVER) : Never.NEVER;
  }

  private static Optional<PushCondition> find(JsonObject condition) {
    Optional<PropertyPath> path = condition.string("key").map(PropertyPath::parse);
    return switch (condition.string("kind").orElse("")) {
      case "event_match" ->
          path.flatMap(key -> condition.string("pattern").map(text -> match(key, text)));
      case "event_property_is" ->
          path.flatMap(key -> simple(condition).map(value -> new PropertyIs(key, value)));
      case "event_property_contains" ->
          path.flatMap(key -> simple(condition).map(value -> new PropertyContains(key, value)));
      case "contains_display_name" -> Optional.of(DisplayName.IN_BODY);
      case "room_member_count" -> condition.string("is").flatMap(MemberCount::parse);
      case "sender_notification_permission" -> condition.string("key").map(SenderMayNotify::new);
      default -> Optional.empty();
    };
  }

  /** A glob on the whole property, or on words of it where it is the text of a message. */
  static PushCondition match(PropertyPath path, String pattern) {
    return path.equals(BODY)
        ? new BodyMatches(Glob.of(pattern))
        : new PropertyMatches(path, Glob.of(pattern));
  }

  private static Optional<JsonValue> simple(JsonObject condition) {
    return condition.find("value").filter(PushCondition::isSimple);
  }

  private static boolean isSimple(JsonValue value) {
    return switch (value) {
      case JsonString _, JsonBoolean _, JsonNull _ -> true;
      case JsonInteger integer -> integer.isCanonical();
      default -> false;
    };
  }

  /** {@code event_match} on anything but the text of a message. */
  record PropertyMatches(PropertyPath path, Glob pattern) implements PushCondition {
    @Override
    public boolean holds(PushEvent event, PushReader reader) {
      Optional<FoldedText> text = event.text(path);
      return text.isPresent() && pattern.matches(text.get());
    }
  }

  /** {@code event_match} on the text of a message. */
  record BodyMatches(Glob pattern) implements PushCondition {
    @Override
    public boolean holds(PushEvent event, PushReader reader) {
      Optional<FoldedText> text = event.text(BODY);
      return text.isPresent() && pattern.matchesWords(text.get());
    }
  }

  /** {@code event_property_is}: the very value. */
  record PropertyIs(PropertyPath path, JsonValue value) implements PushCondition {
    @Override
    public boolean holds(PushEvent event, PushReader reader) {
      Optional<JsonValue> found = event.property(path);
      return found.isPresent() && found.get().equals(value);
    }
  }

  /** {@code event_property_contains}: an array with the very value. */
  record PropertyContains(PropertyPath path, JsonValue value) implements PushCondition {
    @Override
    public boolean holds(PushEvent event, PushReader reader) {
      return event.property(path).orElse(null) instanceof JsonArray array
          && array.values().contains(value);
    }
  }

  /** {@code contains_display_name}: the user's name in the room, as words of the message. */
  enum DisplayName implements PushCondition {
    IN_BODY;

    @Override
    public boolean holds(PushEvent event, PushReader reader) {
      Optional<FoldedText> body = event.text(BODY);
      return body.isPresent()
          && reader
              .displayName()
              .filter(name -> !name.isBlank())
              .filter(name -> Glob.ofLiteral(name).matchesWords(body.get()))
              .isPresent();
    }
  }

  /** {@code sender_notification_permission}: the sender may notify by this key. */
  record SenderMayNotify(String key) implements PushCondition {
    @Override
    public boolean holds(PushEvent event, PushReader reader) {
      return event.senderMayNotify(key);
    }
  }

  /** {@code room_member_count}: so many users are in the room. */
  record MemberCount(long least, long most) implements PushCondition {
    private static final int MAX_DIGITS = 16;

    static Optional<PushCondition> parse(String text) {
      int digits = text.length();
      while (digits > 0 && isDigit(text.charAt(digits - 1))) {
        digits--;
      }
      String number = text.substring(digits);
      if (number.isEmpty() || number.length() > MAX_DIGITS) {
        return Optional.empty();
      }
      long count = Long.parseLong(number);
      return switch (text.substring(0, digits)) {
        case "", "==" -> Optional.of(new MemberCount(count, count));
        case "<" -> Optional.of(new MemberCount(0, count - 1));
        case "<=" -> Optional.of(new MemberCount(0, count));
        case ">" -> Optional.of(new MemberCount(count + 1, Long.MAX_VALUE));
        case ">=" -> Optional.of(new MemberCount(count, Long.MAX_VALUE));
        default -> Optional.empty();
      };
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    @Override
    public boolean holds(PushEvent event, PushReader reader) {
      return event.memberCount() >= least && event.memberCount() <= most;
    }
  }

  /** What is not understood, and so holds of no event. */
  enum Never implements PushCondition {
    NEVER;

    @Override
    public boolean holds(PushEvent event, PushReader reader) {
      return false;
    }
  }
}
