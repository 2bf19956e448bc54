package chat.ranvier.application.sync.section;

import chat.ranvier.application.accountdata.SetAccountData;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.sync.SyncChanges;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.SyncParts;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.sync.SyncSection;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.push.PushRuleSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user's clients keep here, global and of rooms.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#client-config">Client config</a>
 */
public final class AccountDataSection implements SyncSection {
  private static final String PUSH_RULES = "m.push_rules";

  private final AccountDataStore accountData;

  /** The section, on what it tells of. */
  public AccountDataSection(AccountDataStore accountData) {
    this.accountData = accountData;
  }

  /** New global account data, as {@code {type, content}}. */
  public record Global(List<JsonObject> events) implements SyncPart {}

  /** New account data of a room, as {@code {type, content}}. */
  public record OfRoom(List<JsonObject> events) implements SyncPart {}

  @Override
  public String name() {
    return "account-data";
  }

  @Override
  public void collect(SyncRequest request, SyncChanges changes, SyncParts parts) {
    if (!changes.mayHave(SetAccountData.STREAM)) {
      return;
    }
    EventFilter wanted = request.filter().accountData();
    EventFilter wantedOfRooms = request.filter().roomAccountData();
    List<JsonObject> global = new ArrayList<>();
    Map<RoomId, List<JsonObject>> ofRooms = new LinkedHashMap<>();
    if (request.isInitial() && wanted.acceptsType(PUSH_RULES)) {
      JsonObject rules = JsonObject.of("global", PushRuleSet.of(request.user()).json());
      global.add(event(PUSH_RULES, rules));
    }
    for (AccountDatum datum :
        accountData.between(request.user(), changes.since(), changes.upTo())) {
      EventFilter filter = datum.room().isPresent() ? wantedOfRooms : wanted;
      if (filter.acceptsType(datum.type())) {
        datum
            .room()
            .map(room -> ofRooms.computeIfAbsent(room, id -> new ArrayList<>()))
            .orElse(global)
            .add(event(datum.type(), datum.content()));
      }
    }
    if (!global.isEmpty()) {
      parts.add(new Global(global));
    }
    addToRooms(ofRooms, changes, parts);
  }

  private static JsonObject event(String type, JsonObject content) {
    return JsonObject.builder().put("content", content).put("type", type).build();
  }

  private static void addToRooms(
      Map<RoomId, List<JsonObject>> ofRooms, SyncChanges changes, SyncParts parts) {
    if (ofRooms.isEmpty()) {
      return;
    }
    for (RoomMembership place : places(changes)) {
      List<JsonObject> events = ofRooms.get(place.room().roomId());
      if (events != null) {
        parts.addToRoom(place.room().number(), new OfRoom(events));
      }
    }
  }

  private static Collection<RoomMembership> places(SyncChanges changes) {
    return changes
        .roomsWith(SetAccountData.STREAM)
        .<Collection<RoomMembership>>map(
            rooms -> rooms.stream().flatMap(room -> changes.place(room).stream()).toList())
        .orElseGet(changes::places);
  }
}
