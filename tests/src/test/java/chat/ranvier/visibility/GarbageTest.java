package chat.ranvier.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.InvalidEventException;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.PlainRoom;
import chat.ranvier.domain.testing.RandomJson;
import chat.ranvier.domain.testing.RoomTimeline;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no rule forbids may still be garbage: it spoils nobody's reading of the room. */
final class GarbageTest {
  private static final List<String> TYPES =
      List.of(
          "m.room.name",
          "m.room.topic",
          "m.room.avatar",
          "m.room.canonical_alias",
          "m.room.encryption",
          "m.room.guest_access",
          "m.room.history_visibility",
          "m.room.pinned_events",
          "m.room.server_acl",
          "m.room.third_party_invite",
          "m.room.tombstone",
          "m.space.child",
          "org.matrix.msc4284.policy");

  private static final List<String> FIELDS =
      List.of(
          "name",
          "topic",
          "url",
          "alias",
          "alt_aliases",
          "algorithm",
          "guest_access",
          "history_visibility",
          "allow",
          "deny",
          "pinned",
          "replacement_room",
          "via",
          "displayname",
          "avatar_url",
          "reason",
          "is_direct");

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void nobodysReadingIsSpoilt(long seed) {
    Random random = new Random(seed);
    RandomJson garbage = new RandomJson(seed);
    RoomTimeline made = RoomTimeline.publicChat(RoomVersion.V11);
    made.join(People.CHARLIE);
    made.join(People.BOB);
    JsonObject anybody = JsonObject.of("state_default", new JsonInteger(0));
    made.state(People.ALICE, "m.room.power_levels", "", anybody);
    for (int i = 0; i < 40; i++) {
      addGarbage(made, garbage, random);
    }
    PlainRoom graph = new PlainRoom(made.create());
    made.events().forEach(graph::take);
    ReadRoom room = ReadRoom.of(made.events());
    List<StoredEvent> all = room.all();
    assertThat(all).hasSizeGreaterThan(20);
    ByTheBook book = ByTheBook.ofGraph(all, graph);
    for (UserId user : List.of(People.ALICE, People.BOB, People.CHARLIE, People.DAVE)) {
      new Reading(room, book, all, user, random).check();
    }
    Reading.checkServers(room, book, all);
  }

  private static void addGarbage(RoomTimeline made, RandomJson garbage, Random random) {
    try {
      if (random.nextInt(3) == 0) {
        JsonObject content = content(garbage, random).with("membership", "join");
        String target = People.CHARLIE.value();
        made.state(People.CHARLIE, "m.room.member", target, content);
      } else {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        String key = random.nextInt(4) == 0 ? "a key" : "";
        made.state(People.CHARLIE, type, key, content(garbage, random));
      }
    } catch (InvalidEventException noEvent) {
      made.message(People.CHARLIE, "nothing");
    }
  }

  /** Some fields that mean something, and some that don't, with any values. */
  private static JsonObject content(RandomJson garbage, Random random) {
    JsonObject content = garbage.object(3);
    for (int i = 0; i < 4; i++) {
      content = content.with(FIELDS.get(random.nextInt(FIELDS.size())), garbage.value(3));
    }
    return content;
  }
}
