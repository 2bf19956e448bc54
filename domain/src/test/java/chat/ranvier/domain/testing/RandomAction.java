package chat.ranvier.domain.testing;

import static chat.ranvier.domain.testing.People.ALICE;
import static chat.ranvier.domain.testing.People.BOB;
import static chat.ranvier.domain.testing.People.CHARLIE;
import static chat.ranvier.domain.testing.People.DAVE;
import static chat.ranvier.domain.testing.People.EVE;

import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What somebody might do in a room, allowed or not. */
final class RandomAction {
  /** A state event without its surroundings. */
  record Action(UserId sender, String type, String stateKey, JsonObject content) {}

  private static final List<UserId> USERS = List.of(ALICE, BOB, CHARLIE, DAVE, EVE);

  private final RoomVersion version;
  private final SplittableRandom random;

  RandomAction(RoomVersion version, SplittableRandom random) {
    this.version = version;
    this.random = random;
  }

  EventSketch create(EventId id) {
    JsonObject.Builder content = JsonObject.builder().put("room_version", version.id());
    if (version.creatorInContent()) {
      content.put("creator", ALICE.value());
    }
    if (version.privilegedCreators() && random.nextInt(3) == 0) {
      content.put("additional_creators", JsonArray.ofStrings(List.of(BOB.value())));
    }
    return new EventSketch(
        id,
        ALICE,
        "m.room.create",
        Optional.of(""),
        content.build(),
        1_000,
        1,
        List.of(),
        List.of());
  }

  /** What most rooms begin with. */
  List<Action> opening() {
    Action levels =
        random.nextInt(5) == 0
            ? topic(ALICE)
            : new Action(
                ALICE,
                "m.room.power_levels",
                "",
                JsonObject.of("users", version.privilegedCreators() ? level(BOB) : level(ALICE)));
    return List.of(
        member(ALICE, ALICE, "join"),
        levels,
        new Action(ALICE, "m.room.join_rules", "", JsonObject.of("join_rule", "public")),
        member(BOB, BOB, "join"),
        member(CHARLIE, CHARLIE, "join"));
  }

  private static JsonObject level(UserId user) {
    return JsonObject.builder().put(user.value(), 100).build();
  }

  Action next() {
    UserId sender = user();
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> powerLevels(sender);
      case 3, 4 -> joinRule(sender);
      case 5, 6 -> member(sender, user(), "ban");
      case 7, 8 -> member(sender, user(), "leave");
      case 9 -> member(sender, user(), "invite");
      case 10 -> member(sender, sender, "knock");
      case 11 -> topic(sender);
      case 12 -> thirdParty(sender);
      case 13 -> invitedByThirdParty(sender, user());
      case 14 -> restrictedJoin(sender, user());
      default -> member(sender, sender, "join");
    };
  }

  /** Earlier ones do more. */
  private UserId user() {
    return USERS.get(Math.min(random.nextInt(USERS.size()), random.nextInt(USERS.size())));
  }

  private static Action member(UserId sender, UserId target, String membership) {
    JsonObject content = JsonObject.of("membership", membership);
    return new Action(sender, "m.room.member", target.value(), content);
  }

  private Action topic(UserId sender) {
    String topic = Integer.toString(random.nextInt(100));
    return new Action(sender, "m.room.topic", "", JsonObject.of("topic", topic));
  }

  private Action joinRule(UserId sender) {
    List<String> rules = List.of("public", "public", "invite", "knock", "restricted");
    JsonObject content = JsonObject.of("join_rule", rules.get(random.nextInt(rules.size())));
    return new Action(sender, "m.room.join_rules", "", content);
  }

  private Action powerLevels(UserId sender) {
    JsonObject.Builder users = JsonObject.builder();
    for (UserId user : USERS) {
      boolean named = random.nextInt(3) > 0 || user.equals(ALICE);
      if (named && !(version.privilegedCreators() && user.equals(ALICE))) {
        users.put(user.value(), user.equals(ALICE) && random.nextInt(6) > 0 ? 100 : power());
      }
    }
    JsonObject.Builder content = JsonObject.builder().put("users", users.build());
    for (String level : List.of("users_default", "state_default", "ban", "kick", "invite")) {
      if (random.nextInt(6) == 0) {
        content.put(level, power());
      }
    }
    return new Action(sender, "m.room.power_levels", "", content.build());
  }

  private long power() {
    return 25L * random.nextInt(5);
  }

  private Action thirdParty(UserId sender) {
    JsonObject content = JsonObject.of("public_key", "aaaa");
    return new Action(sender, "m.room.third_party_invite", "token", content);
  }

  private static Action invitedByThirdParty(UserId sender, UserId target) {
    JsonObject signed =
        JsonObject.of("mxid", target.value())
            .with("token", "token")
            .with("signatures", JsonObject.of("id.example", JsonObject.of("ed25519:1", "aaaa")));
    JsonObject content =
        JsonObject.of("membership", "invite")
            .with("third_party_invite", JsonObject.of("signed", signed));
    return new Action(sender, "m.room.member", target.value(), content);
  }

  private static Action restrictedJoin(UserId sender, UserId authoriser) {
    JsonObject content =
        JsonObject.of("membership", "join")
            .with("join_authorised_via_users_server", authoriser.value());
    return new Action(sender, "m.room.member", sender.value(), content);
  }
}
