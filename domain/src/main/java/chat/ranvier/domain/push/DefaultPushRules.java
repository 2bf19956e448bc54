package chat.ranvier.domain.push;

import static chat.ranvier.domain.push.PushRules.action;
import static chat.ranvier.domain.push.PushRules.contains;
import static chat.ranvier.domain.push.PushRules.is;
import static chat.ranvier.domain.push.PushRules.matches;
import static chat.ranvier.domain.push.PushRules.memberCount;
import static chat.ranvier.domain.push.PushRules.rule;
import static chat.ranvier.domain.push.PushRules.senderMay;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonBoolean;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;

/**
 * The rules that every user begins with.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#predefined-rules">Predefined
 *     rules</a>
 */
public final class DefaultPushRules {
  private static final JsonArray NOTHING = JsonArray.empty();
  private static final JsonValue NOTIFY = new JsonString("notify");
  private static final JsonArray PLAIN = JsonArray.of(NOTIFY);
  private static final JsonArray SOUND = JsonArray.of(NOTIFY, action("sound", "default"));
  private static final JsonArray RING = JsonArray.of(NOTIFY, action("sound", "ring"));
  private static final JsonArray HIGHLIGHT = JsonArray.of(NOTIFY, action("highlight"));
  private static final JsonArray LOUD =
      JsonArray.of(NOTIFY, action("sound", "default"), action("highlight"));

  private DefaultPushRules() {}

  /** The rule set, by kind: {@code override}, {@code content}, {@code room} and so on. */
  public static JsonObject of(UserId user) {
    return JsonObject.builder()
        .put("override", override(user.value()))
        .put("content", JsonArray.empty())
        .put("room", JsonArray.empty())
        .put("sender", JsonArray.empty())
        .put("underride", underride())
        .build();
  }

  private static JsonArray override(String user) {
    return JsonArray.of(
        rule(".m.rule.master", NOTHING).with("enabled", JsonBoolean.FALSE),
        rule(".m.rule.suppress_notices", NOTHING, matches("content.msgtype", "m.notice")),
        rule(
            ".m.rule.invite_for_me",
            SOUND,
            matches("type", "m.room.member"),
            matches("content.membership", "invite"),
            matches("state_key", user)),
        rule(".m.rule.member_event", NOTHING, matches("type", "m.room.member")),
        rule(".m.rule.is_user_mention", LOUD, contains("content.m\\.mentions.user_ids", user)),
        rule(
            ".m.rule.is_room_mention",
            HIGHLIGHT,
            is("content.m\\.mentions.room", JsonBoolean.TRUE),
            senderMay("room")),
        rule(
            ".m.rule.tombstone",
            HIGHLIGHT,
            matches("type", "m.room.tombstone"),
            matches("state_key", "")),
        rule(".m.rule.reaction", NOTHING, matches("type", "m.reaction")),
        rule(
            ".m.rule.room.server_acl",
            NOTHING,
            matches("type", "m.room.server_acl"),
            matches("state_key", "")),
        rule(
            ".m.rule.suppress_edits",
            NOTHING,
            is("content.m\\.relates_to.rel_type", new JsonString("m.replace"))));
  }

  private static JsonArray underride() {
    return JsonArray.of(
        rule(".m.rule.call", RING, matches("type", "m.call.invite")),
        rule(
            ".m.rule.encrypted_room_one_to_one",
            SOUND,
            memberCount("2"),
            matches("type", "m.room.encrypted")),
        rule(".m.rule.room_one_to_one", SOUND, memberCount("2"), matches("type", "m.room.message")),
        rule(".m.rule.message", PLAIN, matches("type", "m.room.message")),
        rule(".m.rule.encrypted", PLAIN, matches("type", "m.room.encrypted")));
  }
}
