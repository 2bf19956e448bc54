package chat.ranvier.application.room.intake;

import chat.ranvier.application.environment.PeriodicTask;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.application.room.port.RoomStore;
import chat.ranvier.application.room.port.RoomWriters;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the branches of rooms that have many, by an event that nobody is shown: what happens in
 * such a room has to be worked out from all of its branches.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#room-state-resolution">Room state
 *     resolution</a>
 */
public final class MergeBranches {
  private static final Logger LOG = LoggerFactory.getLogger(MergeBranches.class);
  private static final String TYPE = "org.matrix.dummy_event";
  private static final Duration SHORTEST_REST = Duration.ofMinutes(1);
  private static final int ROOMS_AT_ONCE = 20;
  private static final int MEMBERS_LOOKED_AT = 1_000;
  private static final int ATTEMPTS = 5;

  private final ServerName server;
  private final int threshold;
  private final Stores stores;
  private final Rooms rooms;
  private final RoomWriters writers;
  private final Time time;
  private final PeriodicTask task;

  /** Where it is looked up which rooms have many branches, and who could join them. */
  public record Stores(RoomStore rooms, MembershipStore memberships) {}

  /**
   * The task, not begun yet.
   *
   * @param threshold how many forward extremities a room may have
   */
  public MergeBranches(
      ServerName server,
      int threshold,
      Stores stores,
      Rooms rooms,
      RoomWriters writers,
      Time time) {
    this.server = server;
    this.threshold = threshold;
    this.stores = stores;
    this.rooms = rooms;
    this.writers = writers;
    this.time = time;
    this.task = new PeriodicTask(time, this::step);
  }

  /** Does it now and then from now on, in a hundredth of the time at most, until it is ended. */
  public void begin() {
    task.begin(SHORTEST_REST);
  }

  /** Does it no more. */
  public void end() {
    task.close();
  }

  private Duration step() {
    long begun = time.nanos();
    try {
      run();
    } catch (RuntimeException e) {
      LOG.warn("Could not join the branches of rooms; trying again later", e);
    }
    return PeriodicTask.pauseAfter(time.nanos() - begun, SHORTEST_REST);
  }

  /** Joins branches of the rooms that have the most of them. */
  public void run() {
    stores.rooms().withMoreExtremities(threshold, ROOMS_AT_ONCE).forEach(this::merge);
  }

  private void merge(RoomId roomId) {
    List<UserId> users =
        rooms.find(roomId).map(room -> ours(room.room().number())).orElse(List.of());
    for (UserId user : users) {
      try {
        writers.write(
            roomId,
            WriteEventsCommand.of(
                EventDraft.message(TYPE, user, JsonObject.empty(), time.nowMillis())));
        return;
      } catch (MatrixFailure mayNotSend) {
        LOG.debug("{} may not join the branches of {}", user, roomId);
      }
    }
  }

  /** Some of our users in the room. */
  private List<UserId> ours(long room) {
    return stores.memberships().members(room, Membership.JOIN, MEMBERS_LOOKED_AT).stream()
        .map(RoomMembership::user)
        .filter(user -> user.server().equals(server))
        .limit(ATTEMPTS)
        .toList();
  }
}
