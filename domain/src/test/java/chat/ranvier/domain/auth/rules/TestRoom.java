package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A room that Alice created and is in, with Bob in it too, nobody else, and join rule invite. Its
 * events stand in its state without having been judged.
 */
final class TestRoom implements AuthState {
  static final UserId ALICE = UserId.parse("@alice:a.example");
  static final UserId BOB = UserId.parse("@bob:b.example");
  static final UserId CAROL = UserId.parse("@carol:c.example");

  private final RoomVersion version;
  private final RoomId roomId;
  private final Pdu create;
  private final Map<StateSlot, Pdu> state = new TreeMap<>();
  private boolean serversSign = true;
  private boolean thirdPartiesSign = true;
  private int events;

  TestRoom(RoomVersion version) {
    this(version, UnaryOperator.identity());
  }

  TestRoom(RoomVersion version, UnaryOperator<JsonObject> createContent) {
    this.version = version;
    this.roomId = RoomId.parse(version.createEventIsRoomId() ? "!create" : "!room:a.example");
    JsonObject content = JsonObject.of("room_version", version.id()).with("creator", ALICE.value());
    this.create = createEvent(createContent.apply(content));
    put(create);
    put(member(ALICE, ALICE, "join"));
    put(member(BOB, BOB, "join"));
    joinRule("invite");
  }

  Pdu create() {
    return create;
  }

  Pdu createEvent(JsonObject content) {
    JsonObject json = json("m.room.create", ALICE, content).with("state_key", "").build(version);
    return new Pdu(version, EventId.parse("$create"), roomId, json);
  }

  Pdu createEvent(UnaryOperator<JsonObject> change) {
    return new Pdu(version, EventId.parse("$create"), roomId, change.apply(create.json()));
  }

  /** Judges by a check whose signatures are as good as the test says. */
  Verdict judge(Pdu event) {
    return rules().check(event, this);
  }

  AuthRules rules() {
    return new AuthRules(
        (event, server) -> serversSign, (key, message, signature) -> thirdPartiesSign);
  }

  @Override
  public Optional<Pdu> find(StateSlot slot) {
    return Optional.ofNullable(state.get(slot));
  }

  TestRoom put(Pdu event) {
    state.put(event.slot().orElseThrow(), event);
    return this;
  }

  TestRoom without(StateSlot slot) {
    state.remove(slot);
    return this;
  }

  TestRoom unsignedByServers() {
    serversSign = false;
    return this;
  }

  TestRoom unsignedByThirdParties() {
    thirdPartiesSign = false;
    return this;
  }

  TestRoom joinRule(String rule) {
    return put(state(ALICE, "m.room.join_rules", "", JsonObject.of("join_rule", rule)));
  }

  TestRoom membership(UserId user, String membership) {
    return put(member(user, user, membership));
  }

  TestRoom powerLevels(JsonObject content) {
    return put(state(ALICE, "m.room.power_levels", "", content));
  }

  /** Power levels by which only this user has this power. */
  TestRoom power(UserId user, long level) {
    return powerLevels(JsonObject.of("users", levels(Map.of(user.value(), level))));
  }

  static JsonObject levels(Map<String, Long> levels) {
    JsonObject.Builder builder = JsonObject.builder();
    levels.forEach(builder::put);
    return builder.build();
  }

  Pdu member(UserId sender, UserId target, String membership) {
    return member(sender, target, JsonObject.of("membership", membership));
  }

  Pdu member(UserId sender, UserId target, JsonObject content) {
    return state(sender, "m.room.member", target.value(), content);
  }

  Pdu message(UserId sender, String type) {
    return event(json(type, sender, JsonObject.empty()));
  }

  Pdu state(UserId sender, String type, String stateKey, JsonObject content) {
    return event(json(type, sender, content).with("state_key", stateKey));
  }

  Pdu changed(Pdu event, UnaryOperator<JsonObject> change) {
    return new Pdu(version, nextId(), event.roomId(), change.apply(event.json()));
  }

  Pdu inRoom(Pdu event, String otherRoom) {
    return new Pdu(version, event.eventId(), RoomId.parse(otherRoom), event.json());
  }

  Pdu following(Pdu event, EventId... prevEvents) {
    List<String> ids = List.of(prevEvents).stream().map(EventId::value).toList();
    return changed(event, json -> json.with("prev_events", references(ids)));
  }

  private JsonArray references(List<String> ids) {
    if (version.has(RoomVersionRule.EVENT_ID_IS_HASH)) {
      return JsonArray.ofStrings(ids);
    }
    return new JsonArray(
        ids.stream()
            .<JsonValue>map(id -> JsonArray.of(new JsonString(id), JsonObject.empty()))
            .toList());
  }

  private Pdu event(Draft draft) {
    return new Pdu(version, nextId(), roomId, draft.build(version));
  }

  private EventId nextId() {
    return EventId.parse("$event" + ++events + ":a.example");
  }

  private Draft json(String type, UserId sender, JsonObject content) {
    JsonObject json =
        JsonObject.of("content", content)
            .with("type", type)
            .with("sender", sender.value())
            .with("prev_events", JsonArray.empty())
            .with("auth_events", JsonArray.empty());
    return new Draft(json, roomId);
  }

  private record Draft(JsonObject json, RoomId roomId) {
    Draft with(String name, String value) {
      return new Draft(json.with(name, value), roomId);
    }

    JsonObject build(RoomVersion version) {
      boolean implied =
          version.createEventIsRoomId() && json.string("type").equals(Optional.of("m.room.create"));
      return implied ? json : json.with("room_id", roomId.value());
    }
  }
}
