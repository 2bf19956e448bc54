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
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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

  private DefaultPushRules() {}

  /** Whether it is the rule that goes before all others, the user's own included. */
  static boolean isMaster(PushRule rule) {
    return rule.kind() == OVERRIDE && rule.id().equals(MASTER.id());
  }

  /** The server's rules of a kind for a user, most important first. */
  static List<PushRule> of(PushRuleKind kind, UserId user) {
    return switch (kind) {
      case OVERRIDE -> overrides(user.value());
      case UNDERRIDE -> UNDERRIDES;
      case CONTENT, ROOM, SENDER -> List.of();
    };
  }

  private static List<PushRule> overrides(String user) {
    PushRule inviteForMe =
        override(
            ".m.rule.invite_for_me",
            SOUND,
            matches("type", "m.room.member"),
            matches("content.membership", "invite"),
            matches("state_key", user));
    PushRule userMention =
        override(
            ".m.rule.is_user_mention",
            LOUD,
            condition("event_property_contains", "content.m\\.mentions.user_ids")
                .with("value", user));
    List<PushRule> rules = new ArrayList<>();
    Collections.addAll(rules, MASTER, SUPPRESS_NOTICES, inviteForMe, MEMBER_EVENT, userMention);
    rules.addAll(LAST_OVERRIDES);
    return List.copyOf(rules);
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
