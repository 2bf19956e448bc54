package chat.ranvier.domain.push;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;

/**
 * What a matching event causes.
 *
 * @param notifies whether the user is notified
 * @param tweaks how the notification is presented, as it is handed on to push gateways
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#actions">Actions</a>
 */
public record PushActions(boolean notifies, JsonObject tweaks) {
  private static final String TWEAK = "set_tweak";
  private static final String HIGHLIGHT = "highlight";

  /** Nothing happens. */
  public static final PushActions NONE = new PushActions(false, JsonObject.empty());

  /** Reads the actions of a rule; those that are not understood are passed over. */
  static PushActions read(JsonArray actions) {
    JsonObject.Builder tweaks = JsonObject.builder();
    actions.objects().forEach(action -> readTweak(action, tweaks));
    return new PushActions(actions.strings().anyMatch("notify"::equals), tweaks.build());
  }

  private static void readTweak(JsonObject action, JsonObject.Builder tweaks) {
    String name = action.string(TWEAK).orElse("");
    if (name.equals(HIGHLIGHT)) {
      tweaks.put(name, action.find("value").orElse(JsonBoolean.TRUE));
    } else if (!name.isEmpty()) {
      action.find("value").ifPresent(value -> tweaks.put(name, value));
    }
  }

  /** Whether the user is notified of the event as one that stands out. */
  public boolean isHighlight() {
    return notifies && isHighlighted();
  }

  /** Whether the event is to stand out. */
  public boolean isHighlighted() {
    return tweaks.bool(HIGHLIGHT).orElse(false);
  }

  /** Whether an element of a list of actions is one that a client may ask for. */
  static boolean isKnown(JsonValue action) {
    return switch (action) {
      case JsonString name -> name.value().equals("notify") || isHistorical(action);
      case JsonObject tweak -> tweak.string(TWEAK).isPresent();
      default -> false;
    };
  }

  /** Those of earlier versions of the specification, which cause nothing. */
  private static boolean isHistorical(JsonValue action) {
    return action instanceof JsonString(String name)
        && (name.equals("dont_notify") || name.equals("coalesce"));
  }
}
