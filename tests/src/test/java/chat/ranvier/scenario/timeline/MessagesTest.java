package chat.ranvier.scenario.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading timelines in pages, around events, and what each reader sees of them. */
@Scenario
final class MessagesTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 100})
  void pagesJoinWithoutLossOrRepetition(int limit) {
    String room = alice.createRoom("{}");
    for (int i = 0; i < 7; i++) {
      alice.say(room, "message " + i);
    }
    List<String> backwards = pages(alice, room, "b", limit);
    List<String> forwards = pages(alice, room, "f", limit);
    assertThat(backwards).hasSize(13).doesNotHaveDuplicates();
    assertThat(forwards).isEqualTo(backwards.reversed());
  }

  @Test
  void aPageEndsWhereItIsTold() {
    String room = alice.createRoom("{}");
    alice.say(room, "one");
    String start = alice.get("/rooms/{}/messages?dir=b&limit=1", room).text("start");
    alice.say(room, "two");
    alice.say(room, "three");
    Reply page = alice.get("/rooms/{}/messages?dir=b&limit=10&to=" + start, room);
    assertThat(bodies(page)).containsExactly("three", "two");
    assertThat(bodies(alice.get("/rooms/{}/messages?dir=f&from=" + start, room)))
        .containsExactly("two", "three");
  }

  /** CVE-2026-45076: a page full of events that nobody may see ended the pagination. */
  @Test
  void pagesGoOnPastAnyNumberOfInvisibleEvents() {
    String room =
        alice.createRoom(
            """
            {"preset": "public_chat", "initial_state": [{"type": "m.room.history_visibility",
             "content": {"history_visibility": "joined"}}]}
            """);
    bob.join(room).isGood();
    bob.say(room, "before");
    bob.leave(room).isGood();
    for (int i = 0; i < 150; i++) {
      alice.say(room, "hidden " + i);
    }
    bob.join(room).isGood();
    bob.say(room, "after");
    for (String direction : List.of("b", "f")) {
      assertThat(bodiesOfAllPages(bob, room, direction))
          .contains("before", "after")
          .noneMatch(body -> body.startsWith("hidden"));
    }
  }

  private static List<String> bodiesOfAllPages(Client reader, String room, String direction) {
    List<String> bodies = new ArrayList<>();
    Optional<String> from = Optional.of("");
    while (from.isPresent()) {
      Reply page =
          reader.get("/rooms/{}/messages?limit=5&dir={}&from={}", room, direction, from.orElse(""));
      bodies.addAll(bodies(page));
      from = page.json().string("end");
    }
    return bodies;
  }

  @Test
  void strangersReadNothing() {
    String room = alice.createPublicRoom();
    String event = alice.say(room, "ours");
    bob.get("/rooms/{}/messages?dir=b", room).isRefused(403, "M_FORBIDDEN");
    bob.get("/rooms/{}/event/{}", room, event).isRefused(404, "M_NOT_FOUND");
    bob.get("/rooms/{}/context/{}", room, event).isRefused(404, "M_NOT_FOUND");
    bob.get("/rooms/{}/members", room).isRefused(403, "M_FORBIDDEN");
    bob.get("/rooms/{}/aliases", room).isRefused(403, "M_FORBIDDEN");
  }

  @Test
  void whoHasLeftReadsUpToTheirDeparture() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    alice.say(room, "before");
    bob.leave(room).isGood();
    String after = alice.say(room, "after");
    assertThat(bodies(bob.get("/rooms/{}/messages?dir=b&limit=100", room)))
        .containsExactly("before");
    bob.get("/rooms/{}/event/{}", room, after).isRefused(404, "M_NOT_FOUND");
  }

  @Test
  void aPageGoesOnPastAnyNumberOfInvisibleEvents() {
    String room = alice.createPublicRoom();
    alice
        .setState(room, "m.room.history_visibility", "{\"history_visibility\": \"joined\"}")
        .isGood();
    bob.join(room).isGood();
    bob.say(room, "early");
    bob.leave(room).isGood();
    for (int i = 0; i < 60; i++) {
      alice.say(room, "hidden " + i);
    }
    bob.join(room).isGood();
    bob.say(room, "late");
    assertThat(bodies(bob.get("/rooms/{}/messages?dir=b&limit=5", room)))
        .containsExactly("late", "early");
  }

  @Test
  void newMembersReadOldMessagesOnlyWhereHistoryIsShared() {
    String shared = alice.createPublicRoom();
    String joined = alice.createPublicRoom();
    alice
        .setState(joined, "m.room.history_visibility", "{\"history_visibility\": \"joined\"}")
        .isGood();
    alice.say(shared, "old");
    alice.say(joined, "old");
    bob.join(shared).isGood();
    bob.join(joined).isGood();
    assertThat(bodies(bob.get("/rooms/{}/messages?dir=b&limit=50", shared))).containsExactly("old");
    assertThat(bodies(bob.get("/rooms/{}/messages?dir=b&limit=50", joined))).isEmpty();
  }

  @Test
  void filtersChooseByTypeSenderAndUrl() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    alice.say(room, "by alice");
    bob.say(room, "by bob");
    alice
        .put(
            "/rooms/{}/send/m.room.message/url",
            "{\"msgtype\": \"m.image\", \"body\": \"picture\", \"url\": \"mxc://a/b\"}",
            room)
        .isGood();
    assertThat(filtered(room, "{\"types\": [\"m.room.mess*\"]}"))
        .containsExactly("picture", "by bob", "by alice");
    assertThat(filtered(room, "{\"senders\": [\"%s\"]}".formatted(bob.user())))
        .containsExactly("by bob");
    assertThat(filtered(room, "{\"not_senders\": [\"%s\"]}".formatted(bob.user())))
        .containsExactly("picture", "by alice");
    assertThat(filtered(room, "{\"contains_url\": true}")).containsExactly("picture");
    assertThat(filtered(room, "{\"limit\": 1, \"types\": [\"m.room.message\"]}"))
        .containsExactly("picture");
    alice.get("/rooms/{}/messages?dir=b&filter={}", room, "{").isRefused(400, "M_NOT_JSON");
  }

  @Test
  void lazyLoadingBringsTheMembersWhoSpeak() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    SERVER.register("carol").join(room).isGood();
    bob.say(room, "hi");
    Reply page =
        alice.get(
            "/rooms/{}/messages?dir=b&limit=1&filter={}", room, "{\"lazy_load_members\": true}");
    assertThat(page.list("state"))
        .extracting(event -> event.string("state_key").orElse(""))
        .containsExactly(bob.user());
  }

  @Test
  void anEventIsShownWithItsSurroundings() {
    String room = alice.createRoom("{}");
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      events.add(alice.say(room, "message " + i));
    }
    Reply context = alice.get("/rooms/{}/context/{}?limit=4", room, events.get(3));
    assertThat(context.json().object("event").orElseThrow().string("event_id"))
        .contains(events.get(3));
    assertThat(ids(context.list("events_before"))).containsExactly(events.get(2), events.get(1));
    assertThat(ids(context.list("events_after"))).containsExactly(events.get(4), events.get(5));
    assertThat(context.list("state")).hasSize(6);
    assertThat(
            bodies(
                alice.get("/rooms/{}/messages?dir=b&limit=1&from=" + context.text("start"), room)))
        .containsExactly("message 0");
    assertThat(
            bodies(alice.get("/rooms/{}/messages?dir=f&limit=5&from=" + context.text("end"), room)))
        .containsExactly("message 6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dir=x",
        "dir=b&from=nonsense",
        "dir=b&limit=-1",
        "dir=b&limit=many",
        "dir=b&to=1"
      })
  void aBadQueryIsRefused(String query) {
    String room = alice.createRoom("{}");
    alice.get("/rooms/{}/messages?" + query, room).isRefused(400, "M_INVALID_PARAM");
  }

  @Test
  void whereNoDirectionIsNamedTheOldestComesFirst() {
    Reply page = alice.get("/rooms/{}/messages?limit=1", alice.createRoom("{}"));
    assertThat(page.list("chunk"))
        .extracting(event -> event.string("type").orElse(""))
        .containsExactly("m.room.create");
  }

  private List<String> filtered(String room, String filter) {
    return bodies(alice.get("/rooms/{}/messages?dir=b&limit=50&filter={}", room, filter));
  }

  private static List<String> pages(Client reader, String room, String direction, int limit) {
    List<String> all = new ArrayList<>();
    Optional<String> from = Optional.empty();
    do {
      String begin = from.map(token -> "&from=" + token).orElse("");
      Reply page =
          reader.get("/rooms/{}/messages?dir=" + direction + "&limit=" + limit + begin, room);
      all.addAll(ids(page.list("chunk")));
      from = page.json().string("end");
    } while (from.isPresent());
    return all;
  }

  private static List<String> ids(List<JsonObject> events) {
    return events.stream().map(event -> event.string("event_id").orElseThrow()).toList();
  }

  private static List<String> bodies(Reply page) {
    return page.list("chunk").stream()
        .flatMap(event -> event.object("content").flatMap(it -> it.string("body")).stream())
        .toList();
  }
}
