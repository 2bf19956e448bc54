package chat.ranvier.outage;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.outage.Wire.Cut;
import chat.ranvier.outside.Caller;
import chat.ranvier.outside.Follower;
import chat.ranvier.outside.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The connection to PostgreSQL is lost while a message is committed: the sender hears nothing until
 * it is known whether it is stored, and in the end it is there once, for everybody.
 */
final class LostWordTest {
  private static final String TEXT = "half-way there";

  @ParameterizedTest
  @EnumSource(
      value = Cut.class,
      names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
  void aMessageOfWhichWordWasLostIsThereOnce(Cut moment, @TempDir Path folder) throws Exception {
    try (EmbeddedPostgres postgres = postgres();
        Wire wire = new Wire(postgres.getPort());
        ServerProcess server = ServerProcess.ranvier(folder, database(wire.port()));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.start();
      Caller alice = Caller.register(server, "alice");
      Caller bob = Caller.register(server, "bob");
      String room = alice.createRoom();
      bob.join(room);
      Follower follower = new Follower(bob);
      follower.catchUp();
      wire.cutAt(moment, TEXT);

      Future<String> sent = threads.submit(() -> alice.send(room, "t1", TEXT));
      Awaitility.await("the cut").until(wire::isCut);
      awaitRefusal(threads, bob, room);
      assertThat(sent.isDone()).as("answered before it was known").isFalse();
      wire.mend();

      String event = sent.get();
      assertThat(alice.send(room, "t1", TEXT)).as("the repetition").isEqualTo(event);
      assertThat(texts(alice.history(room))).containsOnlyOnce(TEXT);
      follower.catchUp();
      assertThat(follower.timeline(room)).containsOnlyOnce(event);
      assertThat(bob.send(room, "t2", "all is well")).isNotEqualTo(event);
    }
  }

  /** While nobody knows what is stored, who comes at once waits, and who comes later is refused. */
  private static void awaitRefusal(ExecutorService threads, Caller bob, String room) {
    List<Future<String>> attempts = new ArrayList<>();
    Awaitility.await("a refusal")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              String transaction = "meanwhile-" + attempts.size();
              attempts.add(threads.submit(() -> bob.send(room, transaction, "meanwhile")));
              return attempts.stream().anyMatch(LostWordTest::isRefused);
            });
    assertThat(attempts).filteredOn(each -> each.state() == Future.State.SUCCESS).isEmpty();
  }

  private static boolean isRefused(Future<String> attempt) {
    return attempt.state() == Future.State.FAILED
        && String.valueOf(attempt.exceptionNow().getMessage()).contains(": 503 ");
  }

  private static List<String> texts(List<JsonObject> events) {
    return events.stream()
        .flatMap(event -> event.object("content").stream())
        .flatMap(content -> content.string("body").stream())
        .toList();
  }

  private static EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.builder()
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("encoding", "UTF8")
        .start();
  }

  private static String database(int port) {
    return """
    database:
      name: psycopg2
      args: {host: 127.0.0.1, port: %d, user: postgres, password: "", dbname: postgres, sslmode: disable}
    """
        .formatted(port);
  }
}
