package chat.ranvier.application.sync.section;

import chat.ranvier.application.accountdata.SetAccountData;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.environment.port.WorkingMemory;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.push.ChangePushRules;
import chat.ranvier.application.push.FindPushRules;
import chat.ranvier.application.sync.SyncChanges;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.SyncParts;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.sync.SyncSection;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user's clients keep here, global and of rooms.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#client-config">Client config</a>
 */
public final class AccountDataSection implements SyncSection {
  private static final String PUSH_RULES = "m.push_rules";

  private final AccountDataStore accountData;
  private final FindPushRules pushRules;

  /** The section, on what it tells of. */
  public AccountDataSection(AccountDataStore accountData, FindPushRules pushRules) {
    this.accountData = accountData;
    this.pushRules = pushRules;
  }

  /** New global account data. */
  public record Global(List<AccountDatum> data) implements SyncPart {}

  /** New account data of a room. */
  public record OfRoom(List<AccountDatum> data) implements SyncPart {}

  @Override
  public String name() {
    return "account-data";
  }

  @Override
  public void collect(SyncRequest request, SyncChanges changes, SyncParts parts) {
    if (!changes.mayHave(SetAccountData.STREAM) && !changes.mayHave(ChangePushRules.STREAM)) {
      return;
    }
    EventFilter wanted = request.filter().accountData();
    EventFilter wantedOfRooms = request.filter().roomAccountData();
    List<AccountDatum> global = new ArrayList<>();
    Map<RoomId, List<AccountDatum>> ofRooms = new LinkedHashMap<>();
    if (changes.mayHave(ChangePushRules.STREAM) && wanted.acceptsType(PUSH_RULES)) {
      pushRules
          .changedBetween(request.user(), changes.since(), changes.upTo())
          .map(rules -> AccountDatum.of(Optional.empty(), PUSH_RULES, rules, 0))
          .ifPresent(global::add);
    }
    for (AccountDatum datum : read(request.user(), changes)) {
      EventFilter filter = datum.room().isPresent() ? wantedOfRooms : wanted;
      boolean isNews = !(datum.isDeleted() && request.isInitial());
      if (isNews && filter.acceptsType(datum.type())) {
        datum
            .room()
            .map(room -> ofRooms.computeIfAbsent(room, id -> new ArrayList<>()))
            .orElse(global)
            .add(datum);
      }
    }
    if (!global.isEmpty()) {
      parts.add(new Global(global));
    }
    addToRooms(ofRooms, changes, parts);
  }

  /** Takes memory for all that there is, before, and gives back what that was too much. */
  private List<AccountDatum> read(UserId user, SyncChanges changes) {
    WorkingMemory memory = WorkingMemory.current();
    long most = accountData.total(user).bytes();
    memory.take(most);
    List<AccountDatum> found = accountData.between(user, changes.since(), changes.upTo());
    long size = found.stream().mapToLong(datum -> datum.json().length()).sum();
    if (size > most) {
      memory.take(size - most);
    } else {
      memory.giveBack(most - size);
    }
    return found;
  }

  private static void addToRooms(
      Map<RoomId, List<AccountDatum>> ofRooms, SyncChanges changes, SyncParts parts) {
    if (ofRooms.isEmpty()) {
      return;
    }
    for (RoomMembership place : places(changes)) {
      List<AccountDatum> events = ofRooms.get(place.room().roomId());
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
