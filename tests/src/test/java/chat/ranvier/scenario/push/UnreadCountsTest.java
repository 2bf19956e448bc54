package chat.ranvier.scenario.push;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What users are told to have not read. */
@Scenario
final class UnreadCountsTest {
  private static final String THREADS =
      "{\"room\":{\"timeline\":{\"unread_thread_notifications\":true}}}";

  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");
  private final Client carol = SERVER.register("carol");
  private final String room = alice.createPublicRoom();
  private int transactions;

  /** Notifications and highlights, with a slash between. */
  private static String counts(JsonObject counts) {
    return counts.integer("notification_count").orElseThrow()
        + "/"
        + counts.integer("highlight_count").orElseThrow();
  }

  private Optional<JsonObject> update(Reply answer) {
    return answer
        .json()
        .object("rooms")
        .flatMap(rooms -> rooms.object("join"))
        .flatMap(joined -> joined.object(room));
  }

  private String unread(Reply answer) {
    return update(answer)
        .flatMap(update -> update.object("unread_notifications"))
        .map(UnreadCountsTest::counts)
        .orElse("untold");
  }

  private String unread(Client user) {
    return unread(user.get("/sync"));
  }

  private String thread(Reply answer, String thread) {
    return update(answer)
        .flatMap(update -> update.object("unread_thread_notifications"))
        .flatMap(threads -> threads.object(thread))
        .map(UnreadCountsTest::counts)
        .orElse("untold");
  }

  private String send(Client user, String content) {
    return user.put("/rooms/{}/send/m.room.message/{}", content, room, "u" + transactions++)
        .text("event_id");
  }

  private String mention(Client user, String mentions) {
    return send(user, "{\"msgtype\":\"m.text\",\"body\":\"hey\",\"m.mentions\":" + mentions + "}");
  }

  private String reply(Client user, String root) {
    return send(
        user,
        """
        {"msgtype":"m.text","body":"aside",
         "m.relates_to":{"rel_type":"m.thread","event_id":"%s"}}
        """
            .formatted(root));
  }

  private void read(Client user, String type, String event, String body) {
    user.post("/rooms/{}/receipt/{}/{}", body, room, type, event).isGood();
  }

  @Test
  void messagesOfOthersCountUntilTheyAreRead() {
    bob.join(room).isGood();
    carol.join(room).isGood();
    assertThat(unread(bob)).isEqualTo("0/0");
    String since = bob.get("/sync").text("next_batch");
    alice.say(room, "one");
    String second = alice.say(room, "two");
    Reply news = bob.get("/sync?since={}", since);
    assertThat(unread(news)).isEqualTo("2/0");
    assertThat(unread(alice)).isEqualTo("0/0");
    assertThat(unread(carol)).isEqualTo("2/0");
    read(bob, "m.read", second, "{}");
    Reply read = bob.get("/sync?since={}", news.text("next_batch"));
    assertThat(unread(read)).isEqualTo("0/0");
    alice.say(room, "three");
    assertThat(unread(bob.get("/sync?since={}", read.text("next_batch")))).isEqualTo("1/0");
    assertThat(unread(carol)).isEqualTo("3/0");
  }

  @Test
  void aPrivateReceiptTellsTheUsersOtherDevicesAndNobodyElse() {
    bob.join(room).isGood();
    Client phone = SERVER.logInAgain(bob);
    String event = alice.say(room, "one");
    String since = phone.get("/sync").text("next_batch");
    String others = alice.get("/sync").text("next_batch");
    read(bob, "m.read.private", event, "{}");
    Reply told =
        phone.get(
            "/sync?since={}&timeout=10000&filter={}",
            since,
            "{\"room\":{\"ephemeral\":{\"types\":[]}}}");
    assertThat(unread(told)).isEqualTo("0/0");
    assertThat(update(alice.get("/sync?since={}", others))).isEmpty();
  }

  @Test
  void aReceiptDoesNotGoBack() {
    bob.join(room).isGood();
    String first = alice.say(room, "one");
    String second = alice.say(room, "two");
    read(bob, "m.read", second, "{}");
    read(bob, "m.read", first, "{}");
    assertThat(unread(bob)).isEqualTo("0/0");
    alice.say(room, "three");
    assertThat(unread(bob)).isEqualTo("1/0");
  }

  @Test
  void whatOneSaysOneselfDoesNotCount() {
    bob.join(room).isGood();
    alice.say(room, "one");
    bob.say(room, "two");
    alice.say(room, "three");
    assertThat(unread(bob)).isEqualTo("2/0");
    assertThat(unread(alice)).isEqualTo("1/0");
  }

  @Test
  void mentionsStandOut() {
    bob.join(room).isGood();
    carol.join(room).isGood();
    mention(alice, "{\"user_ids\":[\"%s\"]}".formatted(bob.user()));
    assertThat(unread(bob)).isEqualTo("1/1");
    assertThat(unread(carol)).isEqualTo("1/0");
    mention(bob, "{\"room\":true}");
    assertThat(unread(carol)).isEqualTo("2/0");
    mention(alice, "{\"room\":true}");
    assertThat(unread(bob)).isEqualTo("2/2");
    assertThat(unread(carol)).isEqualTo("3/1");
    send(
        alice,
        "{\"msgtype\":\"m.notice\",\"body\":\"beep\",\"m.mentions\":{\"user_ids\":[\"%s\"]}}"
            .formatted(bob.user()));
    assertThat(unread(bob)).isEqualTo("2/2");
  }

  @Test
  void noticesEditsReactionsAndStateDoNotCount() {
    bob.join(room).isGood();
    String event = alice.say(room, "one");
    send(alice, "{\"msgtype\":\"m.notice\",\"body\":\"beep\"}");
    send(
        alice,
        """
        {"msgtype":"m.text","body":"* won","m.new_content":{"msgtype":"m.text","body":"won"},
         "m.relates_to":{"rel_type":"m.replace","event_id":"%s"}}
        """
            .formatted(event));
    alice
        .put(
            "/rooms/{}/send/m.reaction/r",
            "{\"m.relates_to\":{\"rel_type\":\"m.annotation\",\"event_id\":\"%s\",\"key\":\"x\"}}"
                .formatted(event),
            room)
        .isGood();
    alice.setState(room, "m.room.topic", "{\"topic\":\"tea\"}").isGood();
    assertThat(unread(bob)).isEqualTo("1/0");
  }

  @Test
  void whatIsRedactedCountsNoLonger() {
    bob.join(room).isGood();
    carol.join(room).isGood();
    String first = alice.say(room, "one");
    String second = mention(alice, "{\"user_ids\":[\"%s\"]}".formatted(bob.user()));
    assertThat(unread(bob)).isEqualTo("2/1");
    assertThat(unread(carol)).isEqualTo("2/0");
    alice.put("/rooms/{}/redact/{}/x1", "{}", room, second).isGood();
    assertThat(unread(bob)).isEqualTo("1/0");
    assertThat(unread(carol)).isEqualTo("1/0");
    alice.put("/rooms/{}/redact/{}/x2", "{}", room, first).isGood();
    assertThat(unread(bob)).isEqualTo("0/0");
    assertThat(unread(alice)).isEqualTo("0/0");
  }

  @Test
  void onlyWhatCameSinceOneCameCounts() {
    alice.say(room, "before");
    bob.join(room).isGood();
    alice.say(room, "one");
    assertThat(unread(bob)).isEqualTo("1/0");
    bob.leave(room).isGood();
    alice.say(room, "meanwhile");
    bob.join(room).isGood();
    assertThat(unread(bob)).isEqualTo("0/0");
    alice.say(room, "two");
    assertThat(unread(bob)).isEqualTo("1/0");
  }

  @Test
  void mutedRoomsCountMentionsAtMost() {
    bob.join(room).isGood();
    alice.say(room, "one");
    bob.put("/pushrules/global/room/{}", "{\"actions\":[]}", room).isGood();
    assertThat(unread(bob)).isEqualTo("0/0");
    alice.say(room, "two");
    mention(alice, "{\"user_ids\":[\"%s\"]}".formatted(bob.user()));
    assertThat(unread(bob)).isEqualTo("1/1");
    bob.put("/pushrules/global/override/.m.rule.master/enabled", "{\"enabled\":true}").isGood();
    mention(alice, "{\"user_ids\":[\"%s\"]}".formatted(bob.user()));
    assertThat(unread(bob)).isEqualTo("1/1");
  }

  @Test
  void wordsAndPeopleThatOneHasRulesForCount() {
    bob.join(room).isGood();
    carol.join(room).isGood();
    bob.put(
            "/pushrules/global/content/cake",
            """
            {"pattern":"cake","actions":["notify",{"set_tweak":"highlight"}]}
            """)
        .isGood();
    bob.put("/pushrules/global/sender/{}", "{\"actions\":[]}", carol.user()).isGood();
    alice.say(room, "there is CAKE!");
    carol.say(room, "I was here");
    alice.say(room, "cakes, too");
    assertThat(unread(bob)).isEqualTo("2/1");
    assertThat(unread(alice)).isEqualTo("1/0");
  }

  @Test
  void whomOneIgnoresDoesNotCount() {
    bob.join(room).isGood();
    carol.join(room).isGood();
    alice.say(room, "one");
    bob.put(
            "/user/{}/account_data/m.ignored_user_list",
            "{\"ignored_users\":{\"%s\":{}}}".formatted(carol.user()),
            bob.user())
        .isGood();
    carol.say(room, "two");
    alice.say(room, "three");
    assertThat(unread(bob)).isEqualTo("2/0");
  }

  @Test
  void threadsAreToldApartWhereAClientWantsThat() {
    bob.join(room).isGood();
    String root = alice.say(room, "root");
    reply(alice, root);
    String last = reply(alice, root);
    alice.say(room, "main");
    assertThat(unread(bob)).isEqualTo("4/0");
    Reply apart = bob.get("/sync?filter={}", THREADS);
    assertThat(unread(apart)).isEqualTo("2/0");
    assertThat(thread(apart, root)).isEqualTo("2/0");
    read(bob, "m.read", last, "{\"thread_id\":\"%s\"}".formatted(root));
    Reply read = bob.get("/sync?filter={}", THREADS);
    assertThat(unread(read)).isEqualTo("2/0");
    assertThat(thread(read, root)).isEqualTo("untold");
    assertThat(unread(bob)).isEqualTo("2/0");
    String inThread = reply(alice, root);
    assertThat(thread(bob.get("/sync?filter={}", THREADS), root)).isEqualTo("1/0");
    String main = alice.say(room, "main again");
    read(bob, "m.read", main, "{\"thread_id\":\"main\"}");
    Reply mainRead = bob.get("/sync?filter={}", THREADS);
    assertThat(unread(mainRead)).isEqualTo("0/0");
    assertThat(thread(mainRead, root)).isEqualTo("1/0");
    assertThat(unread(bob)).isEqualTo("1/0");
    read(bob, "m.read", inThread, "{}");
    assertThat(unread(bob)).isEqualTo("0/0");
  }

  @Test
  void aReceiptForTheWholeRoomReadsThreads() {
    bob.join(room).isGood();
    String root = alice.say(room, "root");
    String last = reply(alice, root);
    read(bob, "m.read.private", last, "{}");
    Reply apart = bob.get("/sync?filter={}", THREADS);
    assertThat(unread(apart)).isEqualTo("0/0");
    assertThat(thread(apart, root)).isEqualTo("untold");
  }

  @Test
  void whatOneIsNotifiedOfIsListed() {
    bob.join(room).isGood();
    String first = alice.say(room, "one");
    String second = mention(alice, "{\"user_ids\":[\"%s\"]}".formatted(bob.user()));
    bob.say(room, "own");
    read(bob, "m.read", first, "{}");
    Reply all = bob.get("/notifications");
    assertThat(all.list("notifications"))
        .extracting(each -> each.object("event").orElseThrow().string("event_id").orElseThrow())
        .containsExactly(second, first);
    assertThat(all.list("notifications"))
        .extracting(each -> each.bool("read").orElseThrow())
        .containsExactly(false, true);
    assertThat(all.list("notifications").getFirst().array("actions").orElseThrow().toString())
        .contains("notify", "highlight", "sound");
    assertThat(all.json().has("next_token")).isFalse();
    Reply page = bob.get("/notifications?limit=1");
    assertThat(page.list("notifications")).hasSize(1);
    Reply next = bob.get("/notifications?limit=1&from={}", page.text("next_token"));
    assertThat(next.list("notifications")).hasSize(1).isNotEqualTo(page.list("notifications"));
    assertThat(bob.get("/notifications?only=highlight").list("notifications")).hasSize(1);
    assertThat(alice.get("/notifications").list("notifications")).hasSize(1);
    assertThat(carol.get("/notifications").list("notifications")).isEmpty();
    bob.get("/notifications?limit=x").isRefused(400, "M_INVALID_PARAM");
  }

  @Test
  void theMarkOfWhatWasReadForGoodDoesNotGoBack() {
    bob.join(room).isGood();
    String first = alice.say(room, "one");
    String second = alice.say(room, "two");
    for (String event : new String[] {second, first}) {
      bob.post("/rooms/{}/read_markers", "{\"m.fully_read\":\"%s\"}".formatted(event), room)
          .isGood();
    }
    assertThat(
            bob.get("/user/{}/rooms/{}/account_data/m.fully_read", bob.user(), room)
                .text("event_id"))
        .isEqualTo(second);
    assertThat(unread(bob)).isEqualTo("2/0");
  }
}
