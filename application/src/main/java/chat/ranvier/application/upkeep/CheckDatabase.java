package chat.ranvier.application.upkeep;

import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.timeline.port.EventStore;
import chat.ranvier.application.upkeep.port.RoomInventory;
import chat.ranvier.domain.auth.rules.AuthRules;
import java.util.List;
import java.util.function.Consumer;

/**
 * Walks through the rooms in storage and names what is wrong: events against their hashes and the
 * rules, states against events, and what is kept beside the states against them.
 *
 * <p>It reads only. Where rooms change meanwhile it may take what is half read for wrong.
 */
public final class CheckDatabase {
  private static final int ROOMS_AT_ONCE = 100;

  private final Storage storage;
  private final AuthRules rules;

  /** What is walked through. */
  public record Storage(
      RoomInventory inventory, RoomStore rooms, EventStore events, MembershipStore memberships) {}

  /**
   * A walk through this storage.
   *
   * @param rules the rules that the events must have obeyed
   */
  public CheckDatabase(Storage storage, AuthRules rules) {
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
    StoredStates states = new StoredStates(room, storage.rooms(), storage.events());
    Report report = new Report(room.roomId(), findings);
    EventWalk walk = new EventWalk(room, states, rules, report);
    walk.through(storage.events());
    storage
        .rooms()
        .find(room.roomId())
        .ifPresent(
            stored -> new HeadCheck(stored, states, storage, report).check(walk.unfollowed()));
  }
}
