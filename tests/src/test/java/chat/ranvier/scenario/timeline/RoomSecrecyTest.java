package chat.ranvier.scenario.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.http.server.Route;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever reads a room checks who asks: every route with a room in it, tried by those who may not
 * read. Other servers have shown strangers the members and the outline of private rooms
 * (CVE-2021-39164, CVE-2021-39163), and those who had left what came later (CVE-2024-53867).
 */
@Scenario
final class RoomSecrecyTest {
  private static final String PREFIX = "/_matrix/client/v3";
  private static final String SECRET = "hush-hush";

  /** What these answer is public, or the reader's own. */
  private static final Set<String> OPEN =
      Set.of(
          "/directory/list/room/{roomId}",
          "/user/{userId}/rooms/{roomId}/tags",
          "/room_keys/keys/{roomId}",
          "/room_keys/keys/{roomId}/{sessionId}");

  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client stranger = SERVER.register("stranger");
  private final Client invited = SERVER.register("invited");
  private final Client refusing = SERVER.register("refusing");
  private final Client gone = SERVER.register("gone");

  @TestFactory
  List<DynamicTest> whoWasNeverInTheRoomReadsNothingOfIt() {
    String room = secretRoom();
    String event = alice.say(room, SECRET);
    alice.setState(room, "m.room.name", "{\"name\": \"%s\"}".formatted(SECRET)).isGood();
    return routes().stream()
        .map(path -> DynamicTest.dynamicTest(path, () -> neverIn(path, room, event)))
        .toList();
  }

  private void neverIn(String path, String room, String event) {
    for (Client reader : List.of(stranger, invited, refusing)) {
      Reply reply = reader.get(fill(path, room, event, reader));
      assertThat(reply.body()).doesNotContain(SECRET);
      if (!OPEN.contains(path)) {
        assertThat(reply.status()).as(reply.body()).isIn(403, 404);
      }
    }
  }

  @TestFactory
  List<DynamicTest> whoHasLeftReadsNothingOfWhatCameLater() {
    String room = secretRoom();
    gone.leave(room).isGood();
    String event = alice.say(room, SECRET);
    alice.setState(room, "m.room.name", "{\"name\": \"%s\"}".formatted(SECRET)).isGood();
    alice.put(
        "/profile/{}/displayname", "{\"displayname\": \"%s\"}".formatted(SECRET), alice.user());
    return routes().stream()
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path,
                    () ->
                        assertThat(gone.get(fill(path, room, event, gone)).body())
                            .doesNotContain(SECRET)))
        .toList();
  }

  private String secretRoom() {
    String room = alice.createRoom("{}");
    alice.invite(room, gone).isGood();
    gone.join(room).isGood();
    alice.invite(room, invited).isGood();
    alice.invite(room, refusing).isGood();
    refusing.leave(room).isGood();
    return room;
  }

  private static List<String> routes() {
    return SERVER.routes().stream()
        .filter(route -> route.method().equals("GET"))
        .map(Route::template)
        .filter(template -> template.startsWith(PREFIX) && template.contains("{roomId}"))
        .map(template -> template.substring(PREFIX.length()))
        .toList();
  }

  private static String fill(String path, String room, String event, Client reader) {
    Map<String, String> values =
        Map.of(
            "{roomId}",
            room,
            "{eventId}",
            event,
            "{userId}",
            reader.user(),
            "{eventType}",
            "m.room.name",
            "{type}",
            "org.example.none",
            "{sessionId}",
            "session",
            "{stateKey?}",
            "");
    String filled = path;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace(value.getKey(), value.getValue().replace("$", "%24"));
    }
    return filled.replace("!", "%21") + (path.endsWith("/messages") ? "?dir=b" : "");
  }
}
