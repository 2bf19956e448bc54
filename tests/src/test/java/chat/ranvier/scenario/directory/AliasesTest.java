package chat.ranvier.scenario.directory;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Aliases, and the list of published rooms. */
@Scenario
final class AliasesTest {
  private static final String PATH = "/directory/room/{}";

  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");

  @Test
  void anAliasLeadsToItsRoomUntilItIsDeleted() {
    String room = alice.createRoom("{}");
    name(alice, "#lead:test.example", room).isGood();
    assertThat(SERVER.anonymous().get(PATH, "#lead:test.example").text("room_id")).isEqualTo(room);
    assertThat(
            alice.get(PATH, "#lead:test.example").json().array("servers").orElseThrow().strings())
        .containsExactly("test.example");
    assertThat(alice.get("/rooms/{}/aliases", room).json().array("aliases").orElseThrow().strings())
        .containsExactly("#lead:test.example");
    name(alice, "#lead:test.example", alice.createRoom("{}")).isRefused(409, "M_UNKNOWN");
    alice.delete(PATH, "#lead:test.example").isGood();
    alice.get(PATH, "#lead:test.example").isRefused(404, "M_NOT_FOUND");
    alice.delete(PATH, "#lead:test.example").isRefused(404, "M_NOT_FOUND");
  }

  @Test
  void onlyMembersNameRooms() {
    String room = alice.createPublicRoom();
    name(bob, "#theirs:test.example", room).isRefused(403, "M_FORBIDDEN");
    name(alice, "#far:elsewhere.example", room).isRefused(400, "M_INVALID_PARAM");
    name(alice, "nonsense", room).isRefused(400, "M_INVALID_PARAM");
    alice.put(PATH, "{}", "#x:test.example").isRefused(400, "M_MISSING_PARAM");
    alice.put(PATH, "{\"room_id\": 1}", "#x:test.example").isRefused(400, "M_BAD_JSON");
  }

  @Test
  void anAliasIsDeletedByWhoMadeItOrMayNameTheRoom() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    name(alice, "#hers:test.example", room).isGood();
    name(bob, "#his:test.example", room).isGood();
    bob.delete(PATH, "#hers:test.example").isRefused(403, "M_FORBIDDEN");
    alice.delete(PATH, "#his:test.example").isGood();
    name(bob, "#his:test.example", room).isGood();
    bob.delete(PATH, "#his:test.example").isGood();
  }

  @Test
  void aDeletedAliasIsNoCanonicalOneAnyMore() {
    String room = alice.createRoom("{\"room_alias_name\": \"main\"}");
    alice.delete(PATH, "#main:test.example").isGood();
    assertThat(alice.get("/rooms/{}/state/m.room.canonical_alias", room).json().has("alias"))
        .isFalse();
  }

  @Test
  void theListOfPublishedRoomsIsKeptByThoseWhoNameTheRoom() {
    String room = alice.createPublicRoom();
    String path = "/directory/list/room/{}";
    bob.join(room).isGood();
    bob.put(path, "{\"visibility\": \"public\"}", room).isRefused(403, "M_FORBIDDEN");
    alice.put(path, "{}", room).isGood();
    assertThat(SERVER.anonymous().get(path, room).text("visibility")).isEqualTo("public");
    alice.put(path, "{\"visibility\": \"private\"}", room).isGood();
    assertThat(alice.get(path, room).text("visibility")).isEqualTo("private");
    alice.put(path, "{\"visibility\": \"maybe\"}", room).isRefused(400, "M_BAD_JSON");
    alice.get(path, "!nowhere:test.example").isRefused(404, "M_NOT_FOUND");
    alice.put(path, "{}", "!nowhere:test.example").isRefused(404, "M_NOT_FOUND");
  }

  private static Reply name(Client user, String alias, String room) {
    return user.put(PATH, JsonObject.of("room_id", room).toString(), alias);
  }
}
