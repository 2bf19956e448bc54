package chat.ranvier.scenario.registration;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts are made once. */
@Scenario
final class RegistrationTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  /**
   * Dendrite's registration could complete for an account that was there, on SQLite: whose a name
   * is has to be decided by the storage.
   */
  @Test
  void aRegistrationThatIsRepeatedIsToldThatTheNameIsTaken() {
    Client stranger = SERVER.anonymous();
    String wish = "{\"username\": \"repeated\", \"password\": \"secret\"%s}";
    Reply challenge = stranger.post("/register", wish.formatted(""));
    assertThat(challenge.status()).isEqualTo(401);
    String session = Client.parse(challenge.body()).string("session").orElseThrow();
    String auth =
        ", \"auth\": {\"type\": \"m.login.dummy\", \"session\": \"%s\"}".formatted(session);
    stranger.post("/register", wish.formatted(auth)).isGood();
    stranger.post("/register", wish.formatted(auth)).isRefused(400, "M_USER_IN_USE");
    String other = "{\"username\": \"another\", \"password\": \"secret\"%s}".formatted(auth);
    stranger.post("/register", other).isRefused(400, "M_INVALID_PARAM");
  }

  @Test
  void ofManyWhoWantTheSameNameAtOnceOneGetsIt() throws InterruptedException, ExecutionException {
    for (int round = 0; round < 5; round++) {
      String name = "wanted" + round;
      List<Callable<Reply>> all = Collections.nCopies(20, () -> register(name, "secret"));
      List<Reply> replies = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Reply> each : threads.invokeAll(all)) {
          replies.add(each.get());
        }
      }
      assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
      replies.stream()
          .filter(reply -> reply.status() != 200)
          .forEach(reply -> reply.isRefused(400, "M_USER_IN_USE"));
    }
  }

  @Test
  void anAccountThatIsThereKeepsItsPassword() {
    register("taken", "secret").isGood();
    register("taken", "other").isRefused(400, "M_USER_IN_USE");
    register("TAKEN", "other").isRefused(400, "M_USER_IN_USE");
    Client anonymous = SERVER.anonymous();
    anonymous.post("/login", login("other")).isRefused(403, "M_FORBIDDEN");
    anonymous.post("/login", login("secret")).isGood();
  }

  private static Reply register(String name, String password) {
    String body =
        "{\"username\": \"%s\", \"password\": \"%s\", \"auth\": {\"type\": \"m.login.dummy\"}}";
    return SERVER.anonymous().post("/register", body.formatted(name, password));
  }

  private static String login(String password) {
    return """
    {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": "taken"},
     "password": "%s"}
    """
        .formatted(password);
  }
}
