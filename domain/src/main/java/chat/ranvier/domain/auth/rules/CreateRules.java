package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.Optional;

/** Rule 1: if type is {@code m.room.create}. */
final class CreateRules {
  private static final Rule PARAGRAPHS =
      Rule.inOrder(
          CreateRules::hasNoPrevEvents,
          CreateRules::roomIdIsOfTheSendersDomain,
          CreateRules::hasNoRoomId,
          CreateRules::versionIsRecognised,
          CreateRules::namesItsCreator,
          CreateRules::additionalCreatorsAreUsers,
          ignored -> Rule.allow());

  static final Rule RULES =
      authCase ->
          authCase.hasType(AuthCase.CREATE) ? PARAGRAPHS.decide(authCase) : Rule.undecided();

  private CreateRules() {}

  /** 1.1: "If it has any {@code prev_events}, reject." */
  private static Optional<Verdict> hasNoPrevEvents(AuthCase authCase) {
    JsonArray prevEvents = authCase.event().json().array("prev_events").orElse(JsonArray.empty());
    return Rule.rejectIf(
        prevEvents.size() > 0,
        RuleId.CREATE_WITH_PREV_EVENTS,
        "A room begins with its create event");
  }

  /** 1.2 until v11: "If the domain of the room_id does not match [that] of the sender, reject." */
  private static Optional<Verdict> roomIdIsOfTheSendersDomain(AuthCase authCase) {
    return Rule.rejectIf(
        !authCase.version().createEventIsRoomId()
            && !domain(authCase.event().roomId().value()).equals(domain(authCase.sender().value())),
        RuleId.CREATE_ROOM_ID_OF_OTHER_DOMAIN,
        "The room id is of another server than the creator");
  }

  /** 1.2 since v12: "If the event has a {@code room_id}, reject." */
  private static Optional<Verdict> hasNoRoomId(AuthCase authCase) {
    return Rule.rejectIf(
        authCase.version().createEventIsRoomId() && authCase.event().json().has("room_id"),
        RuleId.CREATE_WITH_ROOM_ID,
        "The create event is the room id, so it holds none");
  }

  /** 1.3: "If {@code content.room_version} is present and is not a recognised version, reject." */
  private static Optional<Verdict> versionIsRecognised(AuthCase authCase) {
    JsonObject content = authCase.content();
    return Rule.rejectIf(
        content.has("room_version")
            && content.string("room_version").flatMap(RoomVersion::find).isEmpty(),
        RuleId.CREATE_UNKNOWN_VERSION,
        "The room version is not known here");
  }

  /** 1.4 until v10: "If {@code content} has no {@code creator} property, reject." */
  private static Optional<Verdict> namesItsCreator(AuthCase authCase) {
    return Rule.rejectIf(
        authCase.version().creatorInContent() && !authCase.content().has("creator"),
        RuleId.CREATE_WITHOUT_CREATOR,
        "The create event names no creator");
  }

  /** 1.4 since v12: "If additional_creators is […] not an array of […] user ID[s], reject." */
  private static Optional<Verdict> additionalCreatorsAreUsers(AuthCase authCase) {
    boolean wellFormed =
        authCase
            .content()
            .find("additional_creators")
            .map(CreateRules::isArrayOfUsers)
            .orElse(true);
    return Rule.rejectIf(
        authCase.version().privilegedCreators() && !wellFormed,
        RuleId.CREATE_ADDITIONAL_CREATORS,
        "The additional creators are not user ids");
  }

  private static boolean isArrayOfUsers(JsonValue value) {
    return value instanceof JsonArray array
        && array.values().stream()
            .allMatch(
                element ->
                    element instanceof JsonString string
                        && UserId.find(string.value()).isPresent());
  }

  private static String domain(String identifier) {
    int colon = identifier.indexOf(':');
    return colon < 0 ? "" : identifier.substring(colon + 1);
  }
}
