package chat.ranvier.application.room.creation;

import chat.ranvier.application.membership.MemberWriter;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.HistoryVisibility;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first events of a room, in the specification's order. */
final class FirstEvents {
  private static final StateSlot NAME = StateSlot.of("m.room.name");
  private static final StateSlot TOPIC = StateSlot.of("m.room.topic");
  private static final StateSlot POWER_LEVELS = StateSlot.of("m.room.power_levels");

  private static final String ENCRYPTION = "m.megolm.v1.aes-sha2";

  private final RoomVersion version;
  private final UserId creator;
  private final RoomRequest request;
  private final NewRoomSettings settings;
  private final MemberWriter members;
  private final long now;
  private final List<EventDraft> events = new ArrayList<>();

  FirstEvents(
      RoomVersion version,
      UserId creator,
      RoomRequest request,
      NewRoomSettings settings,
      MemberWriter members,
      long now) {
    this.version = version;
    this.creator = creator;
    this.request = request;
    this.settings = settings;
    this.members = members;
    this.now = now;
  }

  List<EventDraft> list(Optional<RoomAlias> alias) {
    add(StateSlot.of("m.room.create"), CreateEventContent.of(version, creator, request));
    events.add(members.draft(creator, creator, Membership.JOIN, JsonObject.empty()));
    add(POWER_LEVELS, InitialPowerLevels.of(version, creator, request, settings));
    alias.ifPresent(
        it ->
            addUnlessGiven(
                StateSlot.of("m.room.canonical_alias"), JsonObject.of("alias", it.value())));
    addPreset();
    addInitialState();
    request.looks().name().ifPresent(name -> add(NAME, JsonObject.of("name", name)));
    request.looks().topic().ifPresent(topic -> add(TOPIC, topic(topic)));
    addInvites();
    return List.copyOf(events);
  }

  private void addPreset() {
    RoomPreset preset = request.presetOrDefault();
    addUnlessGiven(
        StateSlot.of("m.room.join_rules"), JsonObject.of("join_rule", preset.joinRule().value()));
    addUnlessGiven(
        StateSlot.of("m.room.history_visibility"),
        JsonObject.of("history_visibility", HistoryVisibility.SHARED.value()));
    addUnlessGiven(
        StateSlot.of("m.room.guest_access"),
        JsonObject.of("guest_access", preset.guestAccess().value()));
    if (settings.encrypted().contains(preset)) {
      addUnlessGiven(StateSlot.of("m.room.encryption"), JsonObject.of("algorithm", ENCRYPTION));
    }
  }

  /** The power levels have been taken at their place; name and topic go before what is here. */
  private void addInitialState() {
    Set<StateSlot> passedOver = new HashSet<>(Set.of(POWER_LEVELS));
    request.looks().name().ifPresent(name -> passedOver.add(NAME));
    request.looks().topic().ifPresent(topic -> passedOver.add(TOPIC));
    for (RoomRequest.InitialState state : request.state()) {
      if (!passedOver.contains(state.slot())) {
        add(state.slot(), state.content());
      }
    }
  }

  private void addInvites() {
    JsonObject content =
        request.invites().isDirect()
            ? JsonObject.builder().put("is_direct", true).build()
            : JsonObject.empty();
    for (UserId user : request.invites().users()) {
      events.add(members.draft(creator, user, Membership.INVITE, content));
    }
  }

  private static JsonObject topic(String topic) {
    JsonObject text = JsonObject.builder().put("body", topic).put("mimetype", "text/plain").build();
    return JsonObject.of("topic", topic)
        .with("m.topic", JsonObject.of("m.text", JsonArray.of(text)));
  }

  private void addUnlessGiven(StateSlot slot, JsonObject content) {
    if (request.state(slot).isEmpty()) {
      add(slot, content);
    }
  }

  private void add(StateSlot slot, JsonObject content) {
    events.add(EventDraft.state(slot, creator, content, now));
  }
}
