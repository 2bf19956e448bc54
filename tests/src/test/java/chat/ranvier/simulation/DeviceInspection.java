package chat.ranvier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.receipt.port.Receipt;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.section.UnreadSection.UnreadNotifications;
import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what a device has been told against what is stored. */
final class DeviceInspection {
  private static final long EVER = 1L << 60;

  private final Storage storage;
  private final Inspection truth;
  private final Device device;

  DeviceInspection(Storage storage, Device device) {
    this.storage = storage;
    this.truth = new Inspection(storage);
    this.device = device;
  }

  void check() {
    checkRooms();
    device.closed().forEach(this::checkClosed);
    checkAccountData();
    checkReceipts();
  }

  /** Up to its leaving a user has seen what happened while they were there, in order. */
  private void checkClosed(Device.Closed closed) {
    List<StoredEvent> all = truth.events(closed.room());
    List<EventId> order = ids(all);
    int end = order.indexOf(closed.timeline().getLast());
    assertThat(order)
        .as("%s saw of %s", device, closed.room())
        .containsSubsequence(closed.timeline());
    assertThat(closed.timeline())
        .as("%s saw of %s until leaving it", device, closed.room())
        .doesNotHaveDuplicates()
        .containsSubsequence(ids(whileThere(all.subList(0, end + 1))));
  }

  /** What happened up to the user's last time in the room. */
  private List<StoredEvent> whileThere(List<StoredEvent> events) {
    int seen = 0;
    boolean isThere = false;
    for (int i = 0; i < events.size(); i++) {
      StoredEvent event = events.get(i);
      boolean isOwn =
          event
              .event()
              .slot()
              .filter(new StateSlot("m.room.member", user().value())::equals)
              .isPresent();
      boolean wasThere = isThere;
      if (isOwn) {
        isThere = Inspection.membership(event) == Membership.JOIN;
      }
      if (isThere || wasThere) {
        seen = i + 1;
      }
    }
    return events.subList(0, seen);
  }

  private void checkRooms() {
    TreeSet<RoomId> joined = new TreeSet<>();
    for (RoomMembership place : storage.memberships().roomsOf(user())) {
      if (place.membership() == Membership.JOIN) {
        joined.add(place.room().roomId());
      }
    }
    assertThat(device.rooms().keySet()).as("the rooms of %s", device).isEqualTo(joined);
    device
        .rooms()
        .forEach(
            (room, log) -> {
              assertThat(log.timeline())
                  .as("the timeline of %s on %s", room, device)
                  .isEqualTo(ids(truth.events(room)));
              assertThat(log.state())
                  .as("the state of %s on %s", room, device)
                  .isEqualTo(truth.replay(room));
            });
  }

  private void checkAccountData() {
    Map<String, JsonObject> stored = new TreeMap<>();
    for (AccountDatum datum : storage.accountData().all(user())) {
      stored.put(datum.type(), datum.content());
    }
    assertThat(device.accountData()).as("the account data on %s", device).isEqualTo(stored);
  }

  private void checkReceipts() {
    device
        .rooms()
        .forEach(
            (room, log) -> {
              long number = truth.stored(room).room().number();
              for (Receipt receipt :
                  storage.receipts().inRooms(List.of(number), log.since(), EVER)) {
                assertThat(device.receipts())
                    .as("the receipts on %s", device)
                    .containsEntry(
                        new Device.ReceiptOf(room.value(), receipt.user().value(), receipt.type()),
                        receipt.event());
              }
            });
  }

  /**
   * What the device was last told to be unread, and is told when it asks for the first time, is
   * what the events, memberships and receipts say.
   */
  void checkCounts(SyncAnswer initial) {
    initial
        .joined()
        .forEach(
            (room, update) -> {
              long expected = unread(room);
              assertThat(SyncPart.find(UnreadNotifications.class, update.parts()))
                  .as("what is unread in %s for %s", room, device)
                  .hasValueSatisfying(
                      told -> assertThat(told.unread().all().notifications()).isEqualTo(expected));
              assertThat(device.unread())
                  .as("what %s was told to be unread", device)
                  .containsEntry(room, expected);
            });
  }

  private long unread(RoomId room) {
    List<StoredEvent> events = truth.events(room);
    long read = 0;
    boolean isThere = false;
    for (StoredEvent event : events) {
      if (isOwnMembership(event)) {
        boolean joins = Inspection.membership(event) == Membership.JOIN;
        read = joins && !isThere ? event.position() : read;
        isThere = joins;
      }
    }
    long number = truth.stored(room).room().number();
    for (Receipt receipt : storage.receipts().inRooms(List.of(number), 0, EVER)) {
      if (receipt.user().equals(user())) {
        read = Math.max(read, storage.events().find(receipt.event()).orElseThrow().position());
      }
    }
    long mark = read;
    return events.stream()
        .filter(event -> event.position() > mark && event.redactedBy().isEmpty())
        .filter(event -> event.event().type().equals("m.room.message"))
        .filter(event -> !event.event().sender().equals(user()))
        .count();
  }

  private boolean isOwnMembership(StoredEvent event) {
    return event
        .event()
        .slot()
        .filter(new StateSlot("m.room.member", user().value())::equals)
        .isPresent();
  }

  /** What somebody is told who asks for the first time: all is there, redacted where it is. */
  void checkInitial(SyncAnswer answer, int limit) {
    answer
        .joined()
        .forEach(
            (room, update) -> {
              List<StoredEvent> all = truth.events(room);
              List<StoredEvent> newest = all.subList(Math.max(0, all.size() - limit), all.size());
              assertThat(update.timeline().events().stream().map(RoomLog::id).toList())
                  .as("the end of %s for %s", room, device)
                  .isEqualTo(ids(newest));
              for (int i = 0; i < newest.size(); i++) {
                checkRedaction(newest.get(i), update.timeline().events().get(i));
              }
            });
  }

  private static void checkRedaction(StoredEvent stored, ClientEvent shown) {
    boolean isShownRedacted = shown.json().object("unsigned").orElseThrow().has("redacted_because");
    assertThat(isShownRedacted)
        .as("whether %s is shown redacted", stored.event().eventId())
        .isEqualTo(stored.redactedBy().isPresent());
  }

  private UserId user() {
    return device.requester().user();
  }

  private static List<EventId> ids(List<StoredEvent> events) {
    return events.stream().map(event -> event.event().eventId()).toList();
  }
}
