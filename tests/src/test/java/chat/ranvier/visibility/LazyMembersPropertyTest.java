package chat.ranvier.visibility;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/*
 * Random rooms in which memberships change in every way there is, within timelines and within gaps,
 * while clients that load members lazily poll now and then, lose an answer, and come back after
 * they were out. Whoever applies "state" and then "timeline" (or "state_after" alone) knows the
 * sender of each event that is shown, the heroes and themselves, everybody who was ever told of as
 * they are now, and is told of nobody else.
 */
final class LazyMembersPropertyTest {
  private static final UserId ALICE = UserId.of("alice", ReadRoom.SERVER);
  private static final UserId BOB = UserId.of("bob", ReadRoom.SERVER);
  private static final List<UserId> PEOPLE =
      List.of(
          ALICE,
          BOB,
          UserId.of("carol", ReadRoom.SERVER),
          UserId.of("dave", ReadRoom.SERVER),
          UserId.of("erin", ReadRoom.SERVER),
          UserId.of("frank", ReadRoom.SERVER),
          UserId.of("grace", ReadRoom.SERVER));
  private static final List<String> VISIBILITIES = List.of("shared", "invited", "joined");

  /** Somebody left, was invited before they polled, came back, and was not told who had left. */
  private static final long INVITED_BEFORE_TOLD = 1_825;

  /** A member was told in an answer that got lost, and needed after the next one. */
  private static final long LOST_ON_THE_WAY = 210;

  static LongStream seeds() {
    long seeds = Long.getLong("visibility.seeds", 60);
    return LongStream.concat(
        LongStream.range(0, seeds), LongStream.of(LOST_ON_THE_WAY, INVITED_BEFORE_TOLD));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whoLoadsMembersLazilyKnowsThoseTheyMust(long seed) {
    Random random = new Random(seed);
    ReadRoom room = ReadRoom.madeBy(ALICE);
    boolean hides = random.nextInt(3) == 0;
    List<LazyClient> clients = clients(random);
    int steps = 20 + random.nextInt(100);
    for (int i = 0; i < steps; i++) {
      act(room, random, hides);
      for (LazyClient client : clients) {
        use(client, room, random);
      }
    }
    clients.forEach(client -> client.poll(room, false));
  }

  private static List<LazyClient> clients(Random random) {
    List<LazyClient> clients = new ArrayList<>();
    for (UserId user : List.of(ALICE, BOB)) {
      for (boolean isStateAfter : new boolean[] {false, true}) {
        LazyClient.Manner manner =
            new LazyClient.Manner(
                1 + random.nextInt(6),
                random.nextInt(3) == 0,
                isStateAfter,
                random.nextInt(4) == 0);
        clients.add(new LazyClient(user, manner));
      }
    }
    return clients;
  }

  private static void use(LazyClient client, ReadRoom room, Random random) {
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> client.poll(room, false);
      case 4 -> client.poll(room, true);
      case 5 -> client.askInVain(room);
      default -> {
        // It sleeps.
      }
    }
  }

  private static void act(ReadRoom room, Random random, boolean hides) {
    UserId one = PEOPLE.get(random.nextInt(PEOPLE.size()));
    UserId other = PEOPLE.get(random.nextInt(PEOPLE.size()));
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> member(room, one, one, "join", random);
      case 3 -> member(room, one, one, "leave", random);
      case 4 -> member(room, one, one, "knock", random);
      case 5 -> member(room, one, other, "invite", random);
      case 6 -> member(room, ALICE, other, random.nextBoolean() ? "ban" : "leave", random);
      case 7 -> joinRule(room, random);
      case 8 -> room.state(ALICE, "m.room.topic", "", JsonObject.of("topic", text(random)));
      case 9 -> name(room, random, hides);
      default -> room.message(one, text(random));
    }
  }

  private static void member(
      ReadRoom room, UserId sender, UserId target, String membership, Random random) {
    if (!target.equals(ALICE) || membership.equals("join")) {
      JsonObject content = JsonObject.of("membership", membership).with("reason", text(random));
      room.state(sender, "m.room.member", target.value(), content);
    }
  }

  private static void joinRule(ReadRoom room, Random random) {
    String rule = random.nextInt(4) == 0 ? "knock" : "public";
    room.state(ALICE, "m.room.join_rules", "", JsonObject.of("join_rule", rule));
  }

  private static void name(ReadRoom room, Random random, boolean hides) {
    if (hides) {
      String visibility = VISIBILITIES.get(random.nextInt(VISIBILITIES.size()));
      JsonObject content = JsonObject.of("history_visibility", visibility);
      room.state(ALICE, "m.room.history_visibility", "", content);
    } else if (random.nextInt(3) == 0) {
      room.state(ALICE, "m.room.name", "", JsonObject.of("name", text(random)));
    }
  }

  private static String text(Random random) {
    return "text " + random.nextInt();
  }
}
