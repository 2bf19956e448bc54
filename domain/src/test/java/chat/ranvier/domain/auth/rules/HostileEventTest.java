package chat.ranvier.domain.auth.rules;

import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.BOB;
import static chat.ranvier.domain.testing.People.CHARLIE;
import static chat.ranvier.domain.testing.People.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.auth.signature.PolicyServer;
import chat.ranvier.domain.auth.signature.RequiredSignature;
import chat.ranvier.domain.event.ContentHash;
import chat.ranvier.domain.event.EventFormat;
import chat.ranvier.domain.event.InvalidEventException;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonDecimal;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.RandomJson;
import chat.ranvier.domain.testing.RoomTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * CVE-2025-30355: malformed events stopped federation. Whatever JSON an event is made of, it is
 * read and judged, or refused as no event, and nothing else is thrown.
 */
final class HostileEventTest {
  private static final int EVENTS = 400;
  private static final AuthRules RULES =
      new AuthRules((event, server) -> true, (key, message, signature) -> true);
  private static final List<String> ODD =
      List.of(
          "",
          "@",
          "@a:b",
          "$a",
          "$a:b",
          "!a:b",
          "join",
          "ban",
          "restricted",
          "12",
          " +5 ",
          "\u0000",
          "x".repeat(300),
          "é".repeat(200));

  static Stream<Arguments> versionsAndSeeds() {
    return RoomVersion.supported().stream()
        .flatMap(version -> LongStream.of(1, 2, 3).mapToObj(seed -> Arguments.of(version, seed)));
  }

  @ParameterizedTest(name = "version {0}, seed {1}")
  @MethodSource("versionsAndSeeds")
  void anyJsonIsJudgedOrRefused(RoomVersion version, long seed) {
    Damage damage = new Damage(seed);
    List<Pdu> sound = soundRoom(version).events();
    int judged = 0;
    for (int i = 0; i < EVENTS; i++) {
      JsonObject hostile = damage.to(sound.get(damage.choose(sound.size())).json());
      Map<StateSlot, Pdu> state = stateWithDamage(version, sound, damage);
      judged += judge(version, hostile, state) ? 1 : 0;
    }
    assertThat(judged).isBetween(EVENTS / 10, EVENTS);
  }

  private static RoomTimeline soundRoom(RoomVersion version) {
    RoomTimeline room = RoomTimeline.publicChat(version);
    room.join(BOB);
    room.join(CHARLIE);
    room.powerLevels(
        ALICE, version.privilegedCreators() ? Map.of(BOB, 50L) : Map.of(ALICE, 100L, BOB, 50L));
    Pdu message = room.message(BOB, "hello");
    room.redact(BOB, message.eventId());
    room.state(ALICE, "m.room.aliases", HERE.value(), JsonObject.of("aliases", JsonArray.empty()));
    room.state(ALICE, "m.room.third_party_invite", "token", JsonObject.of("public_key", "a2V5"));
    JsonObject signed = JsonObject.of("mxid", "@x:there.example").with("token", "token");
    room.state(
        ALICE,
        "m.room.member",
        "@x:there.example",
        JsonObject.of("membership", "invite")
            .with("third_party_invite", JsonObject.of("signed", signed)));
    room.state(
        CHARLIE,
        "m.room.member",
        CHARLIE.value(),
        JsonObject.of("membership", "join").with("join_authorised_via_users_server", BOB.value()));
    room.ban(BOB, CHARLIE);
    return room;
  }

  /** The room's state, in which events that still are events may stand damaged. */
  private static Map<StateSlot, Pdu> stateWithDamage(
      RoomVersion version, List<Pdu> sound, Damage damage) {
    Map<StateSlot, Pdu> state = new TreeMap<>();
    for (Pdu event : sound) {
      event.slot().ifPresent(slot -> state.put(slot, event));
    }
    Pdu victim = sound.get(damage.choose(sound.size()));
    read(version, damage.to(victim.json()))
        .ifPresent(
            damaged ->
                damaged.slot().ifPresent(slot -> state.put(slot, withIdsOf(victim, damaged))));
    return state;
  }

  private static Pdu withIdsOf(Pdu victim, Pdu damaged) {
    return new Pdu(victim.version(), victim.eventId(), victim.roomId(), damaged.json());
  }

  private static Optional<Pdu> read(RoomVersion version, JsonObject json) {
    try {
      return Optional.of(EventFormat.read(version, json));
    } catch (InvalidEventException refused) {
      assertThat(refused.kind()).isNotNull();
      return Optional.empty();
    }
  }

  private static boolean judge(RoomVersion version, JsonObject json, Map<StateSlot, Pdu> state) {
    Optional<Pdu> read = read(version, json);
    read.ifPresent(
        event -> {
          AuthState at = slot -> Optional.ofNullable(state.get(slot));
          assertThat(RULES.check(event, at)).isNotNull();
          assertThat(RULES.checkAuthEvents(event, List.copyOf(state.values()))).isNotNull();
          assertThat(RequiredSignature.of(event)).hasSizeLessThanOrEqualTo(3);
          assertThat(PolicyServer.find(at, server -> true)).isEmpty();
          assertThat(event.redacted().redacted().json()).isEqualTo(event.redacted().json());
          assertThat(event.redacted().signedBytes()).isEqualTo(event.signedBytes());
          assertThat(event.prevEvents().size()).isLessThanOrEqualTo(20);
          assertThat(ContentHash.isIntact(event.json()) && event.depth() < 0).isFalse();
        });
    return read.isPresent();
  }

  /** Damage that a seed decides. */
  private static final class Damage {
    private final SplittableRandom random;
    private final RandomJson values;

    Damage(long seed) {
      this.random = new SplittableRandom(seed);
      this.values = new RandomJson(seed);
    }

    int choose(int bound) {
      return random.nextInt(bound);
    }

    /** The object with something in it, most often in its content, taken away or replaced. */
    JsonObject to(JsonObject event) {
      return random.nextInt(4) == 0
          ? damaged(event)
          : event.with("content", damaged(event.object("content").orElse(JsonObject.empty())));
    }

    private JsonObject damaged(JsonObject object) {
      List<String> names = new ArrayList<>(object.names());
      names.addAll(List.of("membership", "users", "ban", "events", "x"));
      String name = names.get(choose(names.size()));
      Optional<JsonObject> inner = object.object(name);
      if (inner.isPresent() && random.nextBoolean()) {
        return object.with(name, damaged(inner.get()));
      }
      return random.nextInt(5) == 0 ? object.without(name) : object.with(name, value());
    }

    private JsonValue value() {
      return switch (choose(7)) {
        case 0 -> new JsonDecimal(random.nextBoolean() ? "1.5" : "1e999");
        case 1 -> new JsonInteger(random.nextLong());
        case 2 -> new JsonDecimal("123456789012345678901234567890");
        case 3 -> JsonObject.of(ODD.get(choose(ODD.size())), values.value(2));
        case 4 -> new JsonString(ODD.get(choose(ODD.size())));
        case 5 -> JsonArray.ofStrings(ODD);
        default -> values.value(3);
      };
    }
  }
}
