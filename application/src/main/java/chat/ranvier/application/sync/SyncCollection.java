package chat.ranvier.application.sync;

import chat.ranvier.application.accountdata.IgnoredUsers;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.sync.SyncAnswer.RoomUpdate;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.push.PushRuleSet;
import chat.ranvier.domain.room.Membership;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Gathers what is new for a user between two positions. */
public final class SyncCollection {
  private static final String PUSH_RULES = "m.push_rules";

  private final RoomStore rooms;
  private final AccountDataStore accountData;
  private final EphemeralCollection ephemeral;
  private final RoomCollection roomCollection;
  private final IgnoredUsers ignored;

  /** The gathering, on what it needs. */
  public SyncCollection(
      RoomStore rooms,
      AccountDataStore accountData,
      EphemeralCollection ephemeral,
      RoomCollection roomCollection,
      IgnoredUsers ignored) {
    this.rooms = rooms;
    this.accountData = accountData;
    this.ephemeral = ephemeral;
    this.roomCollection = roomCollection;
    this.ignored = ignored;
  }

  SyncAnswer collect(Sync.Command command, UserFeed.Changes changes) {
    if (changes.isNothing() && !command.isAnsweredAtOnce()) {
      return empty(changes.upTo());
    }
    Gathering gathering = new Gathering(command, changes);
    gathering.readAccountData();
    return gathering.answer();
  }

  private static SyncAnswer empty(long upTo) {
    return new SyncAnswer(
        new SyncPosition(upTo),
        List.of(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>());
  }

  /** One answer in the making. */
  private final class Gathering {
    private final Sync.Command command;
    private final UserFeed.Changes changes;
    private final UserId user;
    private final long since;
    private final long upTo;
    private final Set<Long> changedRooms;
    private final List<JsonObject> global = new ArrayList<>();
    private final Map<RoomId, List<JsonObject>> ofRooms = new HashMap<>();
    private final SyncAnswer answer;
    private final EphemeralCollection.Found found;

    Gathering(Sync.Command command, UserFeed.Changes changes) {
      this.command = command;
      this.changes = changes;
      this.user = command.requester().user();
      this.since = command.position();
      this.upTo = changes.upTo();
      this.changedRooms = changedRooms();
      this.answer = empty(upTo);
      this.found = ephemeral.find(user, ephemeralRooms(), since, upTo);
    }

    void readAccountData() {
      if (changes.isComplete() && !changes.accountData() && !command.isAnsweredAtOnce()) {
        return;
      }
      if (command.isInitial() && command.filter().accountData().acceptsType(PUSH_RULES)) {
        global.add(pushRules());
      }
      for (AccountDatum datum : accountData.between(user, since, upTo)) {
        JsonObject event =
            JsonObject.builder().put("content", datum.content()).put("type", datum.type()).build();
        boolean isWanted =
            datum.room().isPresent()
                ? command.filter().roomAccountData().acceptsType(datum.type())
                : command.filter().accountData().acceptsType(datum.type());
        if (isWanted) {
          datum
              .room()
              .map(room -> ofRooms.computeIfAbsent(room, id -> new ArrayList<>()))
              .orElse(global)
              .add(event);
        }
      }
    }

    private JsonObject pushRules() {
      return JsonObject.builder()
          .put("content", JsonObject.of("global", PushRuleSet.of(user).json()))
          .put("type", PUSH_RULES)
          .build();
    }

    SyncAnswer answer() {
      changes.memberships().values().stream()
          .filter(place -> isTold(place) && place.position() <= upTo)
          .filter(place -> command.filter().acceptsRoom(place.room().roomId()))
          .sorted(Comparator.comparingLong(RoomMembership::position))
          .forEach(this::add);
      return new SyncAnswer(
          answer.next(),
          global,
          answer.joined(),
          answer.invited(),
          answer.knocked(),
          answer.left());
    }

    private void add(RoomMembership place) {
      boolean isNew = place.position() > since;
      switch (place.membership()) {
        case JOIN -> addJoined(place);
        case INVITE -> addStripped(isNew && !isFromIgnored(place), place, answer.invited());
        case KNOCK -> addStripped(isNew, place, answer.knocked());
        case LEAVE, BAN -> addLeft(isNew, place);
      }
    }

    /** A forgotten room is told of once more: other devices must learn that it was left. */
    private boolean isTold(RoomMembership place) {
      return !place.forgotten() || !command.isInitial();
    }

    private boolean isFromIgnored(RoomMembership invite) {
      Set<String> unheard = ignored.of(user);
      return !unheard.isEmpty()
          && invite
              .strippedState()
              .objects()
              .filter(event -> event.string("state_key").filter(user.value()::equals).isPresent())
              .flatMap(event -> event.string("sender").stream())
              .anyMatch(unheard::contains);
    }

    private void addStripped(
        boolean isNew, RoomMembership place, SequencedMap<RoomId, JsonArray> section) {
      if (isNew) {
        section.put(place.room().roomId(), place.strippedState());
      }
    }

    private void addJoined(RoomMembership place) {
      RoomId roomId = place.room().roomId();
      long room = place.room().number();
      List<JsonObject> data = ofRooms.getOrDefault(roomId, List.of());
      boolean hasEvents = changedRooms.contains(room) || command.isAnsweredAtOnce();
      if (!hasEvents && data.isEmpty() && !found.has(room)) {
        return;
      }
      RoomUpdate update =
          roomCollection.joined(
              command, place, hasEvents, upTo, data, ephemeral.of(found, room, command.filter()));
      if (!update.isEmpty() || command.isAnsweredAtOnce()) {
        answer.joined().put(roomId, update);
      }
    }

    private void addLeft(boolean isNew, RoomMembership place) {
      boolean isWanted =
          command.isInitial() ? command.filter().includesLeave() && wasThere(place) : isNew;
      if (isWanted) {
        List<JsonObject> data = ofRooms.getOrDefault(place.room().roomId(), List.of());
        answer.left().put(place.room().roomId(), roomCollection.left(command, place, data));
      }
    }

    private boolean wasThere(RoomMembership place) {
      return place.membership() == Membership.LEAVE || place.membership() == Membership.BAN;
    }

    private Set<Long> changedRooms() {
      if (changes.isComplete()) {
        return changes.rooms();
      }
      return command.isInitial() ? joinedRooms() : rooms.changedSince(joinedRooms(), since);
    }

    private Set<Long> ephemeralRooms() {
      if (!changes.isComplete() || command.isAnsweredAtOnce()) {
        return joinedRooms();
      }
      Set<Long> told = new HashSet<>(changes.ephemeral());
      changes.rooms().stream().filter(this::isNewlyPlaced).forEach(told::add);
      return told;
    }

    /** Whether the user came after the last answer, so that the feed missed what was before. */
    private boolean isNewlyPlaced(long room) {
      RoomMembership place = changes.memberships().get(room);
      return place != null && place.membership() == Membership.JOIN && place.position() > since;
    }

    private Set<Long> joinedRooms() {
      Set<Long> joined = new HashSet<>();
      changes
          .memberships()
          .forEach(
              (room, place) -> {
                if (place.membership() == Membership.JOIN) {
                  joined.add(room);
                }
              });
      return joined;
    }
  }
}
