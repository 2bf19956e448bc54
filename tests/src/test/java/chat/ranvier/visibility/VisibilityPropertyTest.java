package chat.ranvier.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/*
 * Random rooms, in which people of two servers come and go, are invited, kicked and banned, talk, ignore
 * one another and give their accounts up, while the history visibility changes. Then everybody, one who was
 * never there included, reads the room in every way there is, and is shown neither more nor less than a
 * plain reading of the specification allows.
 *
 * Other servers leaked here: CVE-2024-53867 (state to users who had left), CVE-2021-39163 and 39164
 * (members to strangers), the two advisories on sliding sync after a kick.
 */
final class VisibilityPropertyTest {
  private static final ServerName THERE = new ServerName("there.example");
  private static final UserId ALICE = UserId.of("alice", ReadRoom.SERVER);
  private static final UserId STRANGER = UserId.of("stranger", ReadRoom.SERVER);
  private static final List<UserId> PEOPLE =
      List.of(
          ALICE,
          UserId.of("bob", ReadRoom.SERVER),
          UserId.of("carol", ReadRoom.SERVER),
          UserId.of("dave", THERE),
          UserId.of("erin", THERE));
  private static final List<String> VISIBILITIES =
      List.of("world_readable", "shared", "invited", "joined", "who knows");

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("visibility.seeds", 60));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everybodyIsShownWhatTheSpecificationSaysByEveryWayToRead(long seed) {
    Random random = new Random(seed);
    ReadRoom room = ReadRoom.madeBy(ALICE);
    Map<UserId, SyncPosition> places = new HashMap<>();
    Map<UserId, Set<EventId>> synced = new HashMap<>();
    Set<UserId> erased = erase(room, random);
    Map<UserId, Set<UserId>> ignored = ignore(room, random);
    int steps = 10 + random.nextInt(50);
    for (int i = 0; i < steps; i++) {
      act(room, random);
      if (random.nextInt(6) == 0) {
        poll(room, PEOPLE.get(random.nextInt(3)), places, synced);
      }
    }
    List<StoredEvent> all = room.all();
    ByTheBook book = ByTheBook.ofLine(all, ignored, erased);
    Stream.concat(PEOPLE.stream(), Stream.of(STRANGER))
        .forEach(user -> new Reading(room, book, all, user, random).check());
    synced.forEach(
        (user, told) ->
            assertThat(told)
                .as("%s was told by sync", user)
                .isSubsetOf(Reading.visible(book, user)));
    Reading.checkServers(room, book, all);
  }

  private static Set<UserId> erase(ReadRoom room, Random random) {
    Set<UserId> erased =
        PEOPLE.subList(1, 3).stream()
            .filter(user -> random.nextInt(3) == 0)
            .collect(Collectors.toSet());
    erased.forEach(room::erase);
    return erased;
  }

  private static Map<UserId, Set<UserId>> ignore(ReadRoom room, Random random) {
    Map<UserId, Set<UserId>> ignored = new HashMap<>();
    for (UserId user : PEOPLE.subList(0, 3)) {
      Set<UserId> others =
          PEOPLE.stream()
              .filter(other -> !other.equals(user) && random.nextInt(8) == 0)
              .collect(Collectors.toSet());
      room.ignore(user, others);
      ignored.put(user, others);
    }
    return ignored;
  }

  private static void act(ReadRoom room, Random random) {
    UserId one = PEOPLE.get(random.nextInt(PEOPLE.size()));
    UserId other = PEOPLE.get(random.nextInt(PEOPLE.size()));
    switch (random.nextInt(12)) {
      case 0, 1 -> member(room, one, one, "join", random);
      case 2 -> member(room, one, one, "leave", random);
      case 3, 4 -> member(room, ALICE, other, "invite", random);
      case 5 -> member(room, ALICE, other, "leave", random);
      case 6 -> member(room, ALICE, other, random.nextBoolean() ? "ban" : "leave", random);
      case 7, 8 ->
          room.state(
              ALICE,
              "m.room.history_visibility",
              "",
              JsonObject.of("history_visibility", VISIBILITIES.get(random.nextInt(5))));
      case 9 -> room.state(ALICE, "m.room.topic", "", JsonObject.of("topic", text(random)));
      default -> room.message(one, text(random));
    }
  }

  private static void member(
      ReadRoom room, UserId sender, UserId target, String membership, Random random) {
    if (!target.equals(ALICE) || !membership.equals("leave")) {
      JsonObject content = JsonObject.of("membership", membership).with("reason", text(random));
      room.state(sender, "m.room.member", target.value(), content);
    }
  }

  private static String text(Random random) {
    return "text " + random.nextInt();
  }

  /** What a client that polls now and then is told; the state beside it is looked at, too. */
  private static void poll(
      ReadRoom room,
      UserId user,
      Map<UserId, SyncPosition> places,
      Map<UserId, Set<EventId>> synced) {
    SyncAnswer answer = Reading.sync(room, user, Optional.ofNullable(places.get(user)));
    places.put(user, answer.next());
    Set<EventId> told = synced.computeIfAbsent(user, key -> new HashSet<>());
    Stream.concat(answer.joined().values().stream(), answer.left().values().stream())
        .forEach(
            update -> update.timeline().events().forEach(event -> told.add(Reading.id(event))));
  }
}
