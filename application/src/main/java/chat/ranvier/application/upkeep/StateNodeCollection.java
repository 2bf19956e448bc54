package chat.ranvier.application.upkeep;

import chat.ranvier.application.environment.PeriodicTask;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.upkeep.port.RoomInventory;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The background work that collects the state nodes of one room after the other, round and round,
 * and rests after each for so long that it takes a hundredth of the time at most.
 */
public final class StateNodeCollection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StateNodeCollection.class);
  private static final Duration SHORTEST_REST = Duration.ofSeconds(10);
  private static final Duration REST_AFTER_ROUND = Duration.ofHours(24);

  private final RoomInventory inventory;
  private final CollectStateNodes collect;
  private final Time time;
  private final PeriodicTask rooms;
  private volatile long lastRoom;

  /** Work that has not begun. */
  public StateNodeCollection(RoomInventory inventory, CollectStateNodes collect, Time time) {
    this.inventory = inventory;
    this.collect = collect;
    this.time = time;
    this.rooms = new PeriodicTask(time, this::step);
  }

  /** Begins, some time from now, with the room of the smallest number. */
  public void begin() {
    rooms.begin(SHORTEST_REST);
  }

  private Duration step() {
    Duration rest = SHORTEST_REST;
    try {
      List<RoomRef> next = inventory.rooms(lastRoom, 1);
      lastRoom = next.isEmpty() ? 0 : next.getFirst().number();
      rest = next.isEmpty() ? REST_AFTER_ROUND : collect(next.getFirst());
    } catch (RuntimeException e) {
      LOG.warn("Could not collect the state nodes of room number {}", lastRoom, e);
    }
    return rest;
  }

  private Duration collect(RoomRef room) {
    long begun = time.nanos();
    CollectStateNodes.Collected collected = collect.collect(room);
    if (collected.removed() > 0) {
      LOG.info("Removed {} unused state nodes of {}", collected.removed(), room.roomId());
    }
    return PeriodicTask.pauseAfter(time.nanos() - begun, SHORTEST_REST);
  }

  /** Collects no further room; the one at hand is finished. */
  @Override
  public void close() {
    rooms.close();
  }
}
