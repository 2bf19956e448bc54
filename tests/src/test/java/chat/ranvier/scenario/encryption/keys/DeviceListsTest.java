package chat.ranvier.scenario.encryption.keys;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who hears of whose devices. */
@Scenario
final class DeviceListsTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final Client alice = SERVER.register("alice");
  private final Client bob = SERVER.register("bob");
  private final Client carol = SERVER.register("carol");

  private static String since(Client client) {
    return client.get("/sync").text("next_batch");
  }

  private static JsonObject syncFrom(Client client, String since) {
    return client.get("/sync?since={}&timeout=0", since).isGood().json();
  }

  private static List<String> users(JsonObject answer, String kind) {
    return answer.array(kind).map(JsonArray::values).orElse(List.of()).stream()
        .map(DeviceListsTest::text)
        .toList();
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).value();
  }

  private static List<String> changed(Client client, String since) {
    return users(lists(client, since), "changed");
  }

  private static List<String> left(Client client, String since) {
    return users(lists(client, since), "left");
  }

  /** What a sync tells, and what a question for the same time tells, which is the same. */
  private static JsonObject lists(Client client, String since) {
    JsonObject sync = syncFrom(client, since);
    JsonObject told = sync.object("device_lists").orElse(JsonObject.empty());
    JsonObject asked =
        client
            .get("/keys/changes?from={}&to={}", since, sync.string("next_batch").orElseThrow())
            .isGood()
            .json();
    for (String kind : List.of("changed", "left")) {
      assertThat(users(asked, kind)).isEqualTo(users(told, kind));
    }
    return asked;
  }

  @Test
  void whoSharesARoomHearsOfNewKeysAndNobodyElse() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    String bobs = since(bob);
    String carols = since(carol);
    String own = since(alice);
    new TestDevice(alice, 1).uploadDeviceKeys();
    assertThat(changed(bob, bobs)).containsExactly(alice.user());
    assertThat(changed(alice, own)).containsExactly(alice.user());
    assertThat(changed(carol, carols)).isEmpty();
    String later = since(bob);
    new TestDevice(alice, 1).uploadDeviceKeys();
    assertThat(changed(bob, later)).as("the same keys again").isEmpty();
  }

  @Test
  void aPollThatWaitsIsAnsweredWhereKeysChange() throws Exception {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    String bobs = since(bob);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<JsonObject> poll =
          threads.submit(() -> bob.get("/sync?since={}&timeout=30000", bobs).isGood().json());
      new TestDevice(alice, 1).uploadDeviceKeys();
      assertThat(users(poll.get().object("device_lists").orElseThrow(), "changed"))
          .containsExactly(alice.user());
    }
  }

  @Test
  void whoMeetsHearsOfOneAnother() {
    String room = alice.createPublicRoom();
    String alices = since(alice);
    String bobs = since(bob);
    bob.join(room).isGood();
    assertThat(changed(alice, alices)).containsExactly(bob.user());
    assertThat(changed(bob, bobs)).containsExactly(alice.user());
    String later = since(bob);
    alice.put("/profile/{}/displayname", "{\"displayname\": \"Alice\"}", alice.user()).isGood();
    assertThat(changed(bob, later)).as("a new name is no new member").isEmpty();
  }

  @Test
  void whoPartsIsForgottenUnlessAnotherRoomIsShared() {
    String first = alice.createPublicRoom();
    String second = alice.createPublicRoom();
    bob.join(first).isGood();
    bob.join(second).isGood();
    carol.join(first).isGood();
    String alices = since(alice);
    String bobs = since(bob);
    bob.leave(first).isGood();
    assertThat(left(alice, alices)).isEmpty();
    assertThat(left(bob, bobs)).containsExactly(carol.user());
    bob.leave(second).isGood();
    assertThat(left(alice, alices)).containsExactly(bob.user());
    assertThat(left(bob, bobs)).containsExactly(alice.user(), carol.user());
    String later = since(bob);
    new TestDevice(alice, 1).uploadDeviceKeys();
    assertThat(changed(bob, later)).isEmpty();
  }

  @Test
  void devicesThatGoOrAreRenamedAreTold() {
    String room = alice.createPublicRoom();
    bob.join(room).isGood();
    TestDevice second = new TestDevice(SERVER.logInAgain(alice), 2);
    second.uploadDeviceKeys();
    String renamed = since(bob);
    alice.put("/devices/{}", "{\"display_name\": \"Tablet\"}", second.id()).isGood();
    assertThat(changed(bob, renamed)).containsExactly(alice.user());
    String gone = since(bob);
    second.client().post("/logout", "{}").isGood();
    assertThat(changed(bob, gone)).containsExactly(alice.user());
  }
}
