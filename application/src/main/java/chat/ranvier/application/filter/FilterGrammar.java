package chat.ranvier.application.filter;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.InvalidIdentifierException;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a filter looks like. What it does not know is let through, for clients that know more.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Filtering</a>
 */
final class FilterGrammar {
  private static final List<String> FORMATS = List.of("client", "federation");
  private static final List<String> EVENT_FILTERS = List.of("presence", "account_data");
  private static final List<String> ROOM_FILTERS =
      List.of("ephemeral", "state", "timeline", "account_data");
  private static final List<String> FLAGS =
      List.of(
          "lazy_load_members",
          "include_redundant_members",
          "contains_url",
          "unread_thread_notifications");

  private FilterGrammar() {}

  static void check(JsonObject definition) {
    strings(definition, "event_fields", text -> {});
    definition.find("event_format").ifPresent(FilterGrammar::checkFormat);
    EVENT_FILTERS.forEach(name -> object(definition, name, FilterGrammar::checkEventFilter));
    object(definition, "room", FilterGrammar::checkRoomFilter);
  }

  private static void checkFormat(JsonValue format) {
    if (!(format instanceof JsonString text) || !FORMATS.contains(text.value())) {
      throw bad("event_format", "must be 'client' or 'federation'");
    }
  }

  private static void checkRoomFilter(JsonObject filter) {
    rooms(filter);
    flag(filter, "include_leave");
    ROOM_FILTERS.forEach(name -> object(filter, name, FilterGrammar::checkEventFilter));
  }

  private static void checkEventFilter(JsonObject filter) {
    filter
        .find("limit")
        .ifPresent(
            limit -> {
              if (!(limit instanceof JsonInteger number) || number.value() < 0) {
                throw bad("limit", "must be a positive integer");
              }
            });
    strings(filter, "types", text -> {});
    strings(filter, "not_types", text -> {});
    strings(filter, "senders", UserId::parse);
    strings(filter, "not_senders", UserId::parse);
    rooms(filter);
    FLAGS.forEach(name -> flag(filter, name));
  }

  private static void rooms(JsonObject filter) {
    strings(filter, "rooms", RoomId::parse);
    strings(filter, "not_rooms", RoomId::parse);
  }

  private static void object(JsonObject parent, String name, Consumer<JsonObject> check) {
    parent
        .find(name)
        .ifPresent(
            value -> {
              if (!(value instanceof JsonObject object)) {
                throw bad(name, "must be an object");
              }
              check.accept(object);
            });
  }

  private static void flag(JsonObject filter, String name) {
    filter
        .find(name)
        .filter(value -> !(value instanceof JsonBoolean))
        .ifPresent(
            value -> {
              throw bad(name, "must be true or false");
            });
  }

  private static void strings(JsonObject filter, String name, Consumer<String> check) {
    filter
        .find(name)
        .ifPresent(
            value -> {
              if (!(value instanceof JsonArray array)) {
                throw bad(name, "must be a list of strings");
              }
              array.forEach(element -> string(name, element, check));
            });
  }

  private static void string(String name, JsonValue element, Consumer<String> check) {
    if (!(element instanceof JsonString text)) {
      throw bad(name, "must be a list of strings");
    }
    try {
      check.accept(text.value());
    } catch (InvalidIdentifierException e) {
      throw bad(name, e.getMessage());
    }
  }

  private static MatrixFailure bad(String name, @Nullable String reason) {
    return new MatrixFailure(ErrorCode.BAD_JSON, "Filter: " + name + " " + reason);
  }
}
