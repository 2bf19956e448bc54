package chat.ranvier.bench;

import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Measures what a room's states take on the disk beside their events: a room of 10,000 members, who
 * change their profiles in it 40,000 times, in SQLite.
 */
public final class StateSizeMain {
  private static final int MEMBERS = 10_000;
  private static final int CHANGES = 40_000;
  private static final int AT_ONCE = 100;
  private static final long SEED = 1;
  private static final String STATE_BYTES =
      "SELECT sum(pgsize) AS n FROM dbstat WHERE name IN"
          + " ('state_nodes', 'state_history', 'current_state', 'slots', 'slots_by_name')";
  private static final String STATE_ROOT_BYTES =
      "SELECT sum(length(state_before)) AS n FROM events";
  private static final String EVENT_BYTES =
      "SELECT sum(length(json)) AS n FROM events WHERE slot IS NOT NULL";

  private StateSizeMain() {}

  /** Prints a line of a table in Markdown. */
  public static void main(String[] arguments) {
    Random random = new Random(SEED);
    try (MeasuredRoom room = new MeasuredRoom(Database.SQLITE)) {
      append(room, MEMBERS, number -> member(number, "Member " + number));
      append(
          room,
          CHANGES,
          number -> member(random.nextInt(MEMBERS), "Member, for the time being " + number));
      long events = room.count(EVENT_BYTES);
      long states = room.count(STATE_BYTES) + room.count(STATE_ROOT_BYTES);
      System.out.printf(
          "| %d state changes, %d members | %.1f MB of state events | %.1f MB of states | %.2f |%n",
          MEMBERS + CHANGES, MEMBERS, events / 1e6, states / 1e6, (double) states / events);
    }
  }

  private static void append(MeasuredRoom room, int count, IntFunction<EventDraft> event) {
    for (int first = 0; first < count; first += AT_ONCE) {
      List<EventDraft> batch = new ArrayList<>();
      for (int number = first; number < Math.min(count, first + AT_ONCE); number++) {
        batch.add(event.apply(number));
      }
      room.append(batch);
    }
  }

  private static EventDraft member(int number, String name) {
    UserId user = UserId.of("member" + number, SampleEvent.SERVER);
    return EventDraft.state(
        new StateSlot("m.room.member", user.value()),
        user,
        JsonObject.of("membership", "join").with("displayname", name),
        1_767_225_600_000L + number);
  }
}
