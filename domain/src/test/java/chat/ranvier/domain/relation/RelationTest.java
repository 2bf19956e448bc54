package chat.ranvier.domain.relation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.relation.Relation.Annotation;
import chat.ranvier.domain.relation.Relation.InThread;
import chat.ranvier.domain.relation.Relation.Other;
import chat.ranvier.domain.relation.Relation.Reference;
import chat.ranvier.domain.relation.Relation.Replacement;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.RandomJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RelationTest {
  private static final EventId PARENT = EventId.parse("$parent");
  private static final String EDIT =
      "{'m.relates_to':{'rel_type':'m.replace','event_id':'$parent'},"
          + "'body':'* new','m.new_content':{'body':'new','m.relates_to':{'x':1}}}";

  private static JsonObject json(String text) {
    return JsonReader.readObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /** An event, with what differs from a message of Alice's. */
  private static Pdu event(String id, String content, String... others) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("sender", "@alice:a.example")
            .put("type", "m.room.message")
            .put("origin_server_ts", 5)
            .put("content", json(content));
    String room = "!r:a.example";
    for (int i = 0; i < others.length; i += 2) {
      if (others[i].equals("room")) {
        room = others[i + 1];
      } else if (others[i].equals("ts")) {
        json.put("origin_server_ts", Long.parseLong(others[i + 1]));
      } else {
        json.put(others[i], others[i + 1]);
      }
    }
    return new Pdu(RoomVersion.V11, EventId.parse(id), RoomId.parse(room), json.build());
  }

  private static Optional<Relation> relation(String relatesTo) {
    return Relation.read(event("$child", "{'m.relates_to':" + relatesTo + "}"));
  }

  @Test
  void eachTypeIsReadWithWhatItHas() {
    assertThat(relation("{'rel_type':'m.replace','event_id':'$parent'}"))
        .contains(new Replacement(PARENT));
    assertThat(relation("{'rel_type':'m.annotation','event_id':'$parent','key':'👍'}"))
        .contains(new Annotation(PARENT, "👍"));
    assertThat(relation("{'rel_type':'m.reference','event_id':'$parent'}"))
        .contains(new Reference(PARENT));
    assertThat(relation("{'rel_type':'m.thread','event_id':'$parent'}"))
        .contains(new InThread(PARENT, Optional.empty(), false));
    assertThat(
            relation(
                "{'rel_type':'m.thread','event_id':'$parent','is_falling_back':true,"
                    + "'m.in_reply_to':{'event_id':'$other'}}"))
        .contains(new InThread(PARENT, Optional.of(EventId.parse("$other")), true));
    assertThat(relation("{'rel_type':'org.example.votes','event_id':'$parent','key':1}"))
        .contains(new Other("org.example.votes", PARENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "7",
        "null",
        "[]",
        "{'rel_type':'m.replace'}",
        "{'rel_type':'m.replace','event_id':7}",
        "{'rel_type':'m.replace','event_id':'parent'}",
        "{'rel_type':7,'event_id':'$parent'}",
        "{'event_id':'$parent'}",
        "{'rel_type':'m.annotation','event_id':'$parent'}",
        "{'rel_type':'m.annotation','event_id':'$parent','key':7}",
        "{'m.in_reply_to':{'event_id':'$parent'}}",
      })
  void whatLacksWhatItsTypeNeedsIsNoRelation(String relatesTo) {
    assertThat(relation(relatesTo)).isEmpty();
  }

  @Test
  void repliesAreReadBesideRelations() {
    Pdu reply = event("$child", "{'m.relates_to':{'m.in_reply_to':{'event_id':'$parent'}}}");
    assertThat(Relation.replyTo(reply)).contains(PARENT);
    assertThat(Relation.replyTo(event("$child", "{'m.relates_to':{'m.in_reply_to':7}}"))).isEmpty();
  }

  @Test
  void whatWasRedactedRelatesToNothing() {
    assertThat(Relation.read(event("$child", EDIT).redacted())).isEmpty();
  }

  /** Every tree of JSON in the place of the relation is read or passed over. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void garbageDoesNoHarm(long seed) {
    Random random = new Random(seed);
    RandomJson garbageOf = new RandomJson(seed);
    List<String> types = List.of("m.replace", "m.annotation", "m.thread", "m.reference", "x");
    for (int i = 0; i < 2_000; i++) {
      JsonValue garbage = garbageOf.value(3);
      JsonObject relation =
          JsonObject.of("rel_type", types.get(random.nextInt(types.size())))
              .with(List.of("event_id", "key", "m.in_reply_to").get(random.nextInt(3)), garbage);
      Pdu child = event("$child", "{'m.new_content':{},'m.relates_to':" + relation + "}");
      Relation.read(child);
      Relation.replyTo(child);
      assertThat(Relatable.counts(event("$parent", "{}"), child)).isFalse();
    }
  }

  @Test
  void anEditIsValidByTheRulesOfTheSpecification() {
    Pdu original = event("$parent", "{'body':'old'}");
    assertThat(Edits.isValid(original, event("$e", EDIT))).isTrue();
    assertThat(Edits.isValid(original, event("$e", EDIT, "room", "!other:a.example"))).isFalse();
    assertThat(Edits.isValid(original, event("$e", EDIT, "sender", "@bob:a.example"))).isFalse();
    assertThat(Edits.isValid(original, event("$e", EDIT, "type", "m.sticker"))).isFalse();
    assertThat(Edits.isValid(original, event("$e", EDIT, "state_key", ""))).isFalse();
    assertThat(Edits.isValid(event("$parent", "{}", "state_key", ""), event("$e", EDIT))).isFalse();
    assertThat(Edits.isValid(event("$parent", EDIT), event("$e", EDIT))).isFalse();
    assertThat(Edits.isValid(event("$another", "{}"), event("$e", EDIT))).isFalse();
    String bare = EDIT.replace("m.new_content", "new_content");
    assertThat(Edits.isValid(original, event("$e", bare))).isFalse();
    assertThat(Edits.isValid(original, event("$e", EDIT.replace("{'body':'new'", "7,'x':{'y':1"))))
        .isFalse();
  }

  @Test
  void ofAnEncryptedEditOnlyReceiversKnowTheContent() {
    String content =
        "{'ciphertext':'x','m.relates_to':{'rel_type':'m.replace','event_id':'$parent'}}";
    Pdu original = event("$parent", "{'ciphertext':'y'}", "type", "m.room.encrypted");
    assertThat(Edits.isValid(original, event("$e", content, "type", "m.room.encrypted"))).isTrue();
    assertThat(Edits.isValid(event("$parent", "{}"), event("$e", content))).isFalse();
  }

  @Test
  void theNewestEditCountsAndAmongEqualsTheGreatestId() {
    Pdu original = event("$parent", "{'body':'old'}");
    Pdu early = event("$z", EDIT, "ts", "6");
    Pdu late = event("$a", EDIT, "ts", "7");
    Pdu lateToo = event("$b", EDIT, "ts", "7");
    Pdu latestOfBob = event("$c", EDIT, "ts", "9", "sender", "@bob:a.example");
    assertThat(Edits.latest(original, List.of(early, lateToo, late, latestOfBob)))
        .contains(lateToo);
    assertThat(Edits.latest(original, List.of(latestOfBob))).isEmpty();
  }

  @Test
  void anEditReplacesAllButTheRelation() {
    Pdu original =
        event(
            "$parent",
            "{'body':'old','formatted_body':'old','m.relates_to':{'rel_type':'m.thread',"
                + "'event_id':'$root'}}");
    assertThat(Edits.apply(original, event("$e", EDIT)))
        .isEqualTo(
            json("{'body':'new','m.relates_to':{'rel_type':'m.thread','event_id':'$root'}}"));
    assertThat(Edits.apply(event("$parent", "{'body':'old'}"), event("$e", EDIT)))
        .isEqualTo(json("{'body':'new'}"));
  }

  @Test
  void threadsBeginWithWhatRelatesToNothing() {
    Pdu reply = event("$r", "{'m.relates_to':{'m.in_reply_to':{'event_id':'$parent'}}}");
    Pdu inThread = event("$t", "{'m.relates_to':{'rel_type':'m.thread','event_id':'$parent'}}");
    assertThat(Relatable.mayBeginThread(event("$parent", "{}"))).isTrue();
    assertThat(Relatable.mayBeginThread(reply)).isTrue();
    assertThat(Relatable.mayBeginThread(inThread)).isFalse();
    assertThat(Relatable.counts(event("$parent", "{}"), inThread)).isTrue();
    assertThat(Relatable.counts(event("$parent", EDIT), inThread)).isFalse();
    assertThat(Relatable.counts(event("$other", "{}"), inThread)).isFalse();
  }

  @Test
  void editsAndAnnotationsAreNotAnnotated() {
    String content = "{'m.relates_to':{'rel_type':'m.annotation','event_id':'$parent','key':'x'}}";
    Pdu annotation = event("$a", content, "type", "m.reaction");
    assertThat(Relatable.counts(event("$parent", "{}"), annotation)).isTrue();
    assertThat(Relatable.counts(event("$parent", "{}", "state_key", ""), annotation)).isTrue();
    assertThat(Relatable.counts(event("$parent", EDIT), annotation)).isFalse();
    assertThat(Relatable.counts(event("$parent", content), annotation)).isFalse();
    assertThat(Relatable.counts(event("$parent", "{}", "room", "!x:a.example"), annotation))
        .isFalse();
  }
}
