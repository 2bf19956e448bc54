package chat.ranvier.domain.redaction;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What redaction keeps, each form written as what it changes in the one before.
 *
 * @param fields the names kept in the event itself
 * @param content by event type, the names kept in its content
 */
record RedactionRules(Set<String> fields, Map<String, ContentRule> content) {
  private static final ContentRule NOTHING = new SomeNames();

  /** Since v1. */
  private static final RedactionRules V1 =
      new RedactionRules(
          Set.of(
              "event_id",
              "type",
              "room_id",
              "sender",
              "state_key",
              "content",
              "hashes",
              "signatures",
              "depth",
              "prev_events",
              "prev_state",
              "auth_events",
              "origin",
              "origin_server_ts",
              "membership"),
          Map.of(
              "m.room.member", new SomeNames("membership"),
              "m.room.create", new SomeNames("creator"),
              "m.room.join_rules", new SomeNames("join_rule"),
              "m.room.power_levels",
                  new SomeNames(
                      "ban",
                      "events",
                      "events_default",
                      "kick",
                      "redact",
                      "state_default",
                      "users",
                      "users_default"),
              "m.room.aliases", new SomeNames("aliases"),
              "m.room.history_visibility", new SomeNames("history_visibility")));

  /** Since v6: aliases are content like any other. */
  private static final RedactionRules V6 = V1.with("m.room.aliases", new SomeNames());

  /** Since v8: who may join a restricted room is kept. */
  private static final RedactionRules V8 =
      V6.with("m.room.join_rules", new SomeNames("join_rule", "allow"));

  /** Since v9: who let a member into a restricted room is kept. */
  private static final RedactionRules V9 =
      V8.with("m.room.member", new SomeNames("membership", "join_authorised_via_users_server"));

  /** Since v11: what is outdated goes, what authorisation reads stays. */
  private static final RedactionRules V11 =
      V9.withoutFields("prev_state", "origin", "membership")
          .with("m.room.create", new Everything())
          .with("m.room.member", new MemberNames())
          .with(
              "m.room.power_levels",
              new SomeNames(
                  "ban",
                  "events",
                  "events_default",
                  "invite",
                  "kick",
                  "redact",
                  "state_default",
                  "users",
                  "users_default"))
          .with("m.room.redaction", new SomeNames("redacts"));

  RedactionRules {
    fields = Set.copyOf(fields);
    content = Map.copyOf(content);
  }

  static RedactionRules of(RoomVersion version) {
    if (version.has(RoomVersionRule.UPDATED_REDACTION)) {
      return V11;
    }
    if (version.has(RoomVersionRule.REDACTION_KEEPS_JOIN_AUTHORISER)) {
      return V9;
    }
    if (version.has(RoomVersionRule.RESTRICTED_JOINS)) {
      return V8;
    }
    return version.has(RoomVersionRule.ALIASES_NOT_SPECIAL) ? V6 : V1;
  }

  private RedactionRules with(String type, ContentRule rule) {
    Map<String, ContentRule> changed = new LinkedHashMap<>(content);
    changed.put(type, rule);
    return new RedactionRules(fields, changed);
  }

  private RedactionRules withoutFields(String... names) {
    Set<String> kept = new TreeSet<>(fields);
    kept.removeAll(Set.of(names));
    return new RedactionRules(kept, content);
  }

  JsonObject redact(JsonObject event) {
    JsonObject redacted = event.retaining(fields);
    return redacted.has("content") ? redacted.with("content", redactedContent(event)) : redacted;
  }

  private JsonValue redactedContent(JsonObject event) {
    ContentRule rule =
        event.string("type").map(type -> content.getOrDefault(type, NOTHING)).orElse(NOTHING);
    return event.object("content").map(rule::redact).orElse(JsonObject.empty());
  }

  /** What is kept of the content of one type of events. */
  sealed interface ContentRule {
    JsonObject redact(JsonObject content);
  }

  /** Keeps the members of these names. */
  record SomeNames(Set<String> names) implements ContentRule {
    SomeNames(String... names) {
      this(Set.of(names));
    }

    @Override
    public JsonObject redact(JsonObject content) {
      return content.retaining(names);
    }
  }

  /** Keeps all of it. */
  record Everything() implements ContentRule {
    @Override
    public JsonObject redact(JsonObject content) {
      return content;
    }
  }

  /** Keeps a membership with what authorises it, of a third party invite the signed part. */
  record MemberNames() implements ContentRule {
    private static final String INVITE = "third_party_invite";
    private static final Set<String> NAMES =
        Set.of("membership", "join_authorised_via_users_server");
    private static final Set<String> SIGNED = Set.of("signed");

    @Override
    public JsonObject redact(JsonObject content) {
      JsonObject kept = content.retaining(NAMES);
      return content
          .object(INVITE)
          .map(invite -> kept.with(INVITE, invite.retaining(SIGNED)))
          .orElse(kept);
    }
  }
}
