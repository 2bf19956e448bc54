package chat.ranvier.domain.push;

import static chat.ranvier.domain.push.PushRuleKind.OVERRIDE;
import static chat.ranvier.domain.push.PushRuleKind.UNDERRIDE;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules that every user begins with. All but the few that name the user are the same objects
 * for everybody.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#predefined-rules">Predefined
 *     rules</a>
 */
final class DefaultPushRules {
  private static final JsonArray NOTHING = JsonArray.empty();
  private static final JsonValue NOTIFY = new JsonString("notify");
  private static final JsonObject HIGHLIGHT = JsonObject.of("set_tweak", "highlight");
  private static final JsonArray PLAIN = JsonArray.of(NOTIFY);
  private static final JsonArray SOUND = JsonArray.of(NOTIFY, sound("default"));
  private static final JsonArray RING = JsonArray.of(NOTIFY, sound("ring"));
  private static final JsonArray MARK = JsonArray.of(NOTIFY, HIGHLIGHT);
  private static final JsonArray LOUD = JsonArray.of(NOTIFY, sound("default"), HIGHLIGHT);

  private static final PushRule MASTER =
      rule(OVERRIDE, ".m.rule.master", NOTHING).withEnabled(false);

  private static final PushRule SUPPRESS_NOTICES =
      override(".m.rule.suppress_notices", NOTHING, matches("content.msgtype", "m.notice"));

  private static final PushRule MEMBER_EVENT =
      override(".m.rule.member_event", NOTHING, matches("type", "m.room.member"));

  private static final List<PushRule> LAST_OVERRIDES =
      List.of(
          override(
              ".m.rule.is_room_mention",
              MARK,
              condition("event_property_is", "content.m\\.mentions.room")
                  .with("value", JsonBoolean.TRUE),
              condition("sender_notification_permission", "room")),
          override(
              ".m.rule.tombstone",
              MARK,
              matches("type", "m.room.tombstone"),
              matches("state_key", "")),
          override(".m.rule.reaction", NOTHING, matches("type", "m.reaction")),
          override(
              ".m.rule.room.server_acl",
              NOTHING,
              matches("type", "m.room.server_acl"),
              matches("state_key", "")),
          override(
              ".m.rule.suppress_edits",
              NOTHING,
              condition("event_property_is", "content.m\\.relates_to.rel_type")
                  .with("value", "m.replace")));

  private static final List<PushRule> UNDERRIDES =
      List.of(
          underride(".m.rule.call", RING, matches("type", "m.call.invite")),
          underride(
              ".m.rule.encrypted_room_one_to_one",
              SOUND,
              betweenTwo(),
              matches("type", "m.room.encrypted")),
          underride(
              ".m.rule.room_one_to_one", SOUND, betweenTwo(), matches("type", "m.room.message")),
          underride(".m.rule.message", PLAIN, matches("type", "m.room.message")),
          underride(".m.rule.encrypted", PLAIN, matches("type", "m.room.encrypted")));

  private static final PushRule ALL_ENCRYPTED =
      override(".org.matrix.msc4028.encrypted_event", PLAIN, matches("type", "m.room.encrypted"));

  private static final String POLL_RULES = ".org.matrix.msc3930.rule.";
  private static final String POLLS = "org.matrix.msc3381.poll.";

  private static final PushRule POLL_RESPONSE =
      override(POLL_RULES + "poll_response", NOTHING, matches("type", POLLS + "response"));

  private static final List<PushRule> POLL_UNDERRIDES =
      List.of(
          underride(
              POLL_RULES + "poll_start_one_to_one",
              SOUND,
              betweenTwo(),
              matches("type", POLLS + "start")),
          underride(POLL_RULES + "poll_start", PLAIN, matches("type", POLLS + "start")),
          underride(
              POLL_RULES + "poll_end_one_to_one",
              SOUND,
              betweenTwo(),
              matches("type", POLLS + "end")),
          underride(POLL_RULES + "poll_end", PLAIN, matches("type", POLLS + "end")));

  private DefaultPushRules() {}

  /** Whether it is the rule that goes before all others, the user's own included. */
  static boolean isMaster(PushRule rule) {
    return rule.kind() == OVERRIDE && rule.id().equals(MASTER.id());
  }

  /**
   * The server's rules of a kind, most important first.
   *
   * @param user whose rules they are; without, those that name nobody
   */
  static List<PushRule> of(PushRuleKind kind, Optional<UserId> user, PushRuleFeatures features) {
    return switch (kind) {
      case OVERRIDE -> overrides(user.map(UserId::value), features);
      case UNDERRIDE -> underrides(features);
      case CONTENT, ROOM, SENDER -> List.of();
    };
  }

  private static List<PushRule> overrides(Optional<String> user, PushRuleFeatures features) {
    List<PushRule> rules = new ArrayList<>();
    rules.add(MASTER);
    if (features.allEncrypted()) {
      rules.add(ALL_ENCRYPTED);
    }
    rules.add(SUPPRESS_NOTICES);
    user.map(DefaultPushRules::inviteFor).ifPresent(rules::add);
    rules.add(MEMBER_EVENT);
    user.map(DefaultPushRules::mentionOf).ifPresent(rules::add);
    rules.addAll(LAST_OVERRIDES);
    if (features.polls()) {
      rules.add(POLL_RESPONSE);
    }
    return List.copyOf(rules);
  }

  private static PushRule inviteFor(String user) {
    return override(
        ".m.rule.invite_for_me",
        SOUND,
        matches("type", "m.room.member"),
        matches("content.membership", "invite"),
        matches("state_key", user));
  }

  private static PushRule mentionOf(String user) {
    return override(
        ".m.rule.is_user_mention",
        LOUD,
        condition("event_property_contains", "content.m\\.mentions.user_ids").with("value", user));
  }

  private static List<PushRule> underrides(PushRuleFeatures features) {
    return features.polls()
        ? Stream.concat(UNDERRIDES.stream(), POLL_UNDERRIDES.stream()).toList()
        : UNDERRIDES;
  }

  private static PushRule override(String id, JsonArray actions, JsonObject... conditions) {
    return rule(OVERRIDE, id, actions, conditions);
  }

  private static PushRule underride(String id, JsonArray actions, JsonObject... conditions) {
    return rule(UNDERRIDE, id, actions, conditions);
  }

  private static PushRule rule(
      PushRuleKind kind, String id, JsonArray actions, JsonObject... conditions) {
    return new PushRule(kind, id, true, JsonArray.of(conditions), Optional.empty(), actions);
  }

  private static JsonObject matches(String key, String pattern) {
    return condition("event_match", key).with("pattern", pattern);
  }

  private static JsonObject betweenTwo() {
    return JsonObject.of("kind", "room_member_count").with("is", "2");
  }

  private static JsonObject condition(String kind, String key) {
    return JsonObject.of("kind", kind).with("key", key);
  }

  private static JsonObject sound(String name) {
    return JsonObject.of("set_tweak", "sound").with("value", name);
  }
}
