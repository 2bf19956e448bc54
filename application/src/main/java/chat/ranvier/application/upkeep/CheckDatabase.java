package chat.ranvier.application.upkeep;

import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.push.port.NotificationStore;
import chat.ranvier.application.push.port.PushRuleStore;
import chat.ranvier.application.room.port.BackwardExtremity;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.upkeep.port.RoomInventory;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.push.PushRuleFeatures;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Walks through the rooms in storage and names what is wrong: events against their hashes and the
 * rules, states against events, and what is kept beside the states against them.
 *
 * <p>It reads only. Where rooms change meanwhile it may take what is half read for wrong.
 */
public final class CheckDatabase {
  private static final int ROOMS_AT_ONCE = 100;

  private final ServerName server;
  private final Storage storage;
  private final AuthRules rules;

  /** What is walked through. */
  public record Storage(
      RoomInventory inventory,
      RoomStore rooms,
      EventStore events,
      MembershipStore memberships,
      Notifications notifications) {}

  /**
   * What is kept of whom events notify, and what that depends on.
   *
   * @param features the rules of proposals that everybody begins with
   */
  public record Notifications(
      NotificationStore kept,
      PushRuleStore rules,
      AccountDataStore accountData,
      Counters counters,
      PushRuleFeatures features) {}

  /**
   * A walk through this storage.
   *
   * @param server whose storage it is
   * @param rules the rules that the events must have obeyed
   */
  public CheckDatabase(ServerName server, Storage storage, AuthRules rules) {
    this.server = server;
    this.storage = storage;
    this.rules = rules;
  }

  /**
   * Checks all rooms.
   *
   * @param findings is told what is wrong, as it is found
   * @return how many rooms there are
   */
  public long check(Consumer<Finding> findings) {
    long checked = 0;
    List<RoomRef> page = storage.inventory().rooms(0, ROOMS_AT_ONCE);
    while (!page.isEmpty()) {
      page.forEach(room -> check(room, findings));
      checked += page.size();
      page = storage.inventory().rooms(page.getLast().number(), ROOMS_AT_ONCE);
    }
    return checked;
  }

  /** Checks one room. */
  public void check(RoomRef room, Consumer<Finding> findings) {
    storage.rooms().find(room.roomId()).ifPresent(stored -> check(stored, findings));
  }

  private void check(StoredRoom room, Consumer<Finding> findings) {
    Report report = new Report(room.room().roomId(), findings);
    StoredStates states = states(room.room());
    new HeadCheck(room, states, storage, report).check(walk(room, states, report));
    notifications(room.room(), states, report);
  }

  /** Holds what is kept of whom the room's events notify against them. */
  NotificationCheck notifications(RoomRef room, StoredStates states, Report report) {
    NotificationCheck check = new NotificationCheck(server, storage.notifications(), states);
    check.check(new RoomEvents(storage.inventory(), storage.events(), room.number()), report);
    return check;
  }

  StoredStates states(RoomRef room) {
    return new StoredStates(room, storage.rooms(), storage.events(), rules.withCheckedSignatures());
  }

  /** Goes through the room's events once. */
  EventWalk walk(StoredRoom room, StoredStates states, Report report) {
    long number = room.room().number();
    Set<BackwardExtremity> gaps = Set.copyOf(storage.rooms().graph(number).backward());
    EventWalk walk =
        new EventWalk(
            states,
            new EventCheck(states, rules, report),
            new PlaceCheck(room, gaps, states, server, report),
            report);
    walk.through(new RoomEvents(storage.inventory(), storage.events(), number));
    return walk;
  }
}
