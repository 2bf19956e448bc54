package chat.ranvier.application.upkeep;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.DepthRange;
import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.RoomHead;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.application.upkeep.port.RebuiltRoom;
import chat.ranvier.application.upkeep.port.RoomInventory.Mark;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.state.StateRoot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes anew what is kept beside the events of rooms: where each stands, its forward extremities,
 * current state, memberships and counters. The events, and the states before them, are believed.
 *
 * <p>To be used while no server writes to the storage.
 */
public final class RepairDatabase {
  private final CheckDatabase check;
  private final CheckDatabase.Storage storage;
  private final Transactions transactions;

  /**
   * A repair of this storage.
   *
   * @param check finds what is wrong in it
   */
  public RepairDatabase(
      CheckDatabase check, CheckDatabase.Storage storage, Transactions transactions) {
    this.check = check;
    this.storage = storage;
    this.transactions = transactions;
  }

  /**
   * Repairs all rooms in which something is wrong that can be made anew.
   *
   * @return the rooms that were made anew
   */
  public Set<RoomId> repair() {
    storage.inventory().unrecorded().forEach(this::record);
    Set<RoomId> faulty = new TreeSet<>();
    Set<RoomId> notifying = new TreeSet<>();
    check.check(
        finding -> {
          if (finding.fault() == Finding.Fault.WRONG_NOTIFICATIONS) {
            notifying.add(finding.room());
          } else if (finding.fault().isRepairable()) {
            faulty.add(finding.room());
          }
        });
    faulty.removeIf(room -> !repair(room));
    notifying.forEach(this::repairNotifications);
    faulty.addAll(notifying);
    return faulty;
  }

  private void repairNotifications(RoomId roomId) {
    StoredRoom stored = storage.rooms().find(roomId).orElseThrow();
    Report silent = new Report(roomId, finding -> {});
    NotificationCheck checked =
        check.notifications(stored.room(), check.states(stored.room()), silent);
    transactions.inTransaction(
        () -> storage.notifications().kept().replace(stored.room().number(), checked.right()));
  }

  /** Notes the room, so that its events can be read. */
  private void record(RoomRef room) {
    long newest = Math.max(0, storage.inventory().mark(room.number()).newest());
    transactions.inTransaction(() -> storage.inventory().rebuild(RebuiltRoom.bare(room, newest)));
  }

  private boolean repair(RoomId roomId) {
    StoredRoom stored = storage.rooms().find(roomId).orElseThrow();
    Report silent = new Report(roomId, finding -> {});
    Set<Long> unfollowed = check.walk(stored, check.states(stored.room()), silent).unfollowed();
    StoredStates states = check.states(stored.room());
    List<StoredEvent> tips =
        unfollowed.stream()
            .flatMap(number -> states.event(number).stream())
            .sorted(Comparator.comparingLong(StoredEvent::position))
            .toList();
    if (tips.isEmpty()
        || tips.stream().anyMatch(tip -> states.flaw(tip.stateBefore()).isPresent())) {
      return false;
    }
    StateRoot root = states.resolved(tips.stream().map(states::after).toList());
    RebuiltRoom rebuilt = rebuilt(stored, tips, states, root);
    transactions.inTransaction(() -> storage.inventory().rebuild(rebuilt));
    return true;
  }

  private RebuiltRoom rebuilt(
      StoredRoom stored, List<StoredEvent> tips, StoredStates states, StateRoot root) {
    NavigableMap<Integer, Long> current = states.all(root);
    List<RoomMembership> memberships = memberships(stored, current, states);
    Mark mark = storage.inventory().mark(stored.room().number());
    RoomHead head =
        new RoomHead(
            root,
            tips.stream().map(RepairDatabase::extremity).toList(),
            states.slots().size(),
            count(memberships, Membership.JOIN),
            count(memberships, Membership.INVITE),
            Math.min(0, mark.oldest()),
            depths(stored.room()));
    return new RebuiltRoom(
        new StoredRoom(
            stored.room(),
            head,
            Math.max(0, mark.newest()),
            stored.lastGap(),
            stored.lastMerge(),
            stored.isTangled()),
        states.madeNodes(),
        current,
        memberships);
  }

  private static Extremity extremity(StoredEvent tip) {
    return new Extremity(tip.number(), tip.event().eventId(), tip.event().depth());
  }

  private static long count(List<RoomMembership> memberships, Membership membership) {
    return memberships.stream().filter(each -> each.membership() == membership).count();
  }

  private DepthRange depths(RoomRef room) {
    DepthRange[] depths = {DepthRange.NONE};
    new RoomEvents(storage.inventory(), storage.events(), room.number())
        .forEachShown(event -> depths[0] = depths[0].with(event.event().depth()));
    return depths[0];
  }

  /** Those of the current state, and of who has left without being in it any more. */
  private List<RoomMembership> memberships(
      StoredRoom room, NavigableMap<Integer, Long> current, StoredStates states) {
    List<RoomMembership> all = new ArrayList<>();
    Set<UserId> told = new TreeSet<>();
    current.values().stream()
        .flatMap(number -> states.event(number).stream())
        .flatMap(event -> membership(room, event).stream())
        .filter(place -> told.add(place.user()))
        .forEach(all::add);
    storage
        .memberships()
        .members(room.room().number(), Membership.LEAVE, Integer.MAX_VALUE)
        .stream()
        .filter(place -> !told.contains(place.user()))
        .forEach(all::add);
    return all;
  }

  /** The user's place as the event says; where that is stored already, as it is. */
  private Optional<RoomMembership> membership(StoredRoom room, StoredEvent event) {
    if (!event.event().type().equals("m.room.member")) {
      return Optional.empty();
    }
    return new MemberContent(event.event().content())
        .membership()
        .flatMap(
            membership ->
                event
                    .event()
                    .stateKey()
                    .flatMap(UserId::find)
                    .map(user -> place(room, user, membership, event)));
  }

  private RoomMembership place(
      StoredRoom room, UserId user, Membership membership, StoredEvent event) {
    return storage
        .memberships()
        .find(user, room.room().number())
        .filter(known -> known.eventNumber() == event.number() && known.membership() == membership)
        .orElseGet(
            () ->
                new RoomMembership(
                    room.room(),
                    user,
                    membership,
                    event.number(),
                    event.position() == 0 ? room.lastPosition() : event.position(),
                    false,
                    JsonArray.empty()));
  }
}
