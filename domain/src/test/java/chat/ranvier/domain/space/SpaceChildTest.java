package chat.ranvier.domain.space;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import chat.ranvier.domain.room.version.RoomVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpaceChildTest {
  private static Pdu event(String type, String stateKey, long timestamp, String content) {
    JsonObject json =
        JsonObject.builder()
            .put("sender", "@alice:a.example")
            .put("type", type)
            .put("state_key", stateKey)
            .put("origin_server_ts", timestamp)
            .put(
                "content",
                JsonReader.readObject(content.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
            .build();
    return new Pdu(RoomVersion.V11, EventId.parse("$e"), RoomId.parse("!s:a.example"), json);
  }

  private static SpaceChild child(String room, long timestamp, String content) {
    return SpaceChild.read(event("m.space.child", room, timestamp, content)).orElseThrow();
  }

  /** The example of the specification, and its tie-breaks. */
  @Test
  void childrenStandInTheOrderOfTheSpecification() {
    String via = "'via':['example.org']";
    List<SpaceChild> inOrder =
        List.of(
            child("!b:example.org", 1640341000000L, "{'order':' '," + via + "}"),
            child("!a:example.org", 1640141000000L, "{'order':'aaaa'," + via + "}"),
            child("!c:example.org", 1640841000000L, "{'order':'first'," + via + "}"),
            child("!x:example.org", 1, "{'order':'~'," + via + "}"),
            child("!w:example.org", 2, "{'order':'~'," + via + "}"),
            child("!y:example.org", 2, "{'order':'~'," + via + "}"),
            child("!e:example.org", 1640641000000L, "{" + via + "}"),
            child("!d:example.org", 1640741000000L, "{" + via + "}"),
            child("!f:example.org", 1640741000000L, "{'order':''," + via + "}"));
    for (long seed = 0; seed < 20; seed++) {
      List<SpaceChild> shuffled = new ArrayList<>(inOrder);
      Collections.shuffle(shuffled, new Random(seed));
      Collections.sort(shuffled);
      assertThat(shuffled).isEqualTo(inOrder);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "'é'", "'a\\nb'", "7", "null", "['a']", "'\u007f'"})
  void anOrderThatIsNoneCountsAsMissing(String order) {
    assertThat(child("!a:b.example", 1, "{'via':['a.example'],'order':" + order + "}").order())
        .isEmpty();
  }

  @Test
  void anOrderHasFiftyCharacters() {
    String content = "{'via':['a.example'],'order':'%s'}";
    assertThat(child("!a:b.example", 1, content.formatted("x".repeat(50))).order()).isPresent();
    assertThat(child("!a:b.example", 1, content.formatted("x".repeat(51))).order()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'via':'a.example'}",
        "{'via':[]}",
        "{'via':['a.example',7]}",
        "{'via':['no server']}",
        "{'via':null}",
      })
  void withoutAServerToJoinByThereIsNoChild(String content) {
    assertThat(SpaceChild.read(event("m.space.child", "!a:b.example", 1, content))).isEmpty();
    assertThat(SpaceParent.read(event("m.space.parent", "!a:b.example", 1, content))).isEmpty();
  }

  @Test
  void whatIsNoRoomIsNoChild() {
    String via = "{'via':['a.example']}";
    assertThat(SpaceChild.read(event("m.space.child", "#a:b.example", 1, via))).isEmpty();
    assertThat(SpaceChild.read(event("m.space.child", "", 1, via))).isEmpty();
    assertThat(SpaceChild.read(event("m.room.name", "!a:b.example", 1, via))).isEmpty();
    assertThat(SpaceParent.read(event("m.space.parent", "", 1, via))).isEmpty();
    assertThat(SpaceParent.read(event("m.space.child", "!a:b.example", 1, via))).isEmpty();
  }

  @Test
  void serversKeepTheirOrderAndGarbageIsPassedOver() {
    SpaceChild child =
        child("!a:b.example", 1, "{'via':['b.example','no server','a.example','b.example']}");
    assertThat(child.via())
        .containsExactly(new ServerName("b.example"), new ServerName("a.example"));
    assertThat(child.suggested()).isFalse();
  }

  @Test
  void aParentMayBeTheMainOne() {
    SpaceParent parent =
        SpaceParent.read(
                event(
                    "m.space.parent", "!a:b.example", 1, "{'via':['a.example'],'canonical':true}"))
            .orElseThrow();
    assertThat(parent.canonical()).isTrue();
    assertThat(parent.space()).isEqualTo(RoomId.parse("!a:b.example"));
  }
}
