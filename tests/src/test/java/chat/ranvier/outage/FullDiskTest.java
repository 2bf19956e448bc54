package chat.ranvier.outage;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.outside.Caller;
import chat.ranvier.outside.Follower;
import chat.ranvier.outside.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The system lets the files of a server on SQLite grow no further, in the middle of a load: what
 * was answered is there and no other event of the room is missing, reading goes on, and so does
 * writing once there is room again.
 */
final class FullDiskTest {
  private static final int SENDERS = 4;
  private static final int MESSAGES = 60;
  private static final String LONG_TEXT = "x".repeat(20_000);

  @Test
  void nothingIsTornAndTheServerGoesOnOnceThereIsRoomAgain(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("homeserver.db");
    try (ServerProcess server = ServerProcess.ranvier(folder, database(file))) {
      server.start();
      Caller alice = Caller.register(server, "alice");
      String room = alice.createRoom();
      alice.send(room, "before", "before");
      limitFiles(server, Long.toString(size(file) + 700_000));

      Load load = new Load(alice, room);
      load.run();
      assertThat(load.refusals).isNotEmpty().allMatch(refusal -> refusal.contains(": 503 "));
      assertThat(ids(alice, room)).containsAll(load.answered);
      assertThat(server.log()).containsOnlyOnce("Nothing can be stored: ").doesNotContain("\tat ");

      limitFiles(server, "unlimited");
      String last = alice.send(room, "after", "after");
      Follower follower = new Follower(alice);
      follower.catchUp();
      assertThat(ids(alice, room)).containsAll(load.answered).endsWith(last);
      assertThat(follower.timeline(room)).endsWith(last);
      assertThat(server.terminate()).isEqualTo(ServerProcess.ENDED_BY_SIGTERM);
    }
    assertThat(check(folder)).contains("0 faults found");
  }

  private static String database(Path file) {
    return """
    database:
      name: sqlite3
      args: {database: "%s"}
    """
        .formatted(file);
  }

  private static long size(Path file) throws IOException {
    return Math.max(Files.size(file), Files.size(Path.of(file + "-wal")));
  }

  /** Changes what the system allows the process, while it runs. */
  private static void limitFiles(ServerProcess server, String bytes)
      throws IOException, InterruptedException {
    String limit = "--fsize=" + bytes + ":unlimited";
    Process changing =
        new ProcessBuilder("prlimit", "--pid", Long.toString(server.pid()), limit)
            .inheritIO()
            .start();
    assertThat(changing.waitFor()).isZero();
  }

  private static List<String> ids(Caller caller, String room)
      throws IOException, InterruptedException {
    return caller.history(room).stream().map(event -> Caller.text(event, "event_id")).toList();
  }

  private static String check(Path folder) throws IOException {
    return ServerProcess.command(folder, "check-database");
  }

  /** Messages of several senders at once, and what became of them. */
  private static final class Load {
    private final Caller sender;
    private final String room;
    private final List<String> answered = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    Load(Caller sender, String room) {
      this.sender = sender;
      this.room = room;
    }

    void run() throws InterruptedException {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < SENDERS * MESSAGES; i++) {
        String transaction = "load-" + i;
        calls.add(() -> sender.send(room, transaction, LONG_TEXT));
      }
      try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
        for (Future<String> each : threads.invokeAll(calls)) {
          if (each.state() == Future.State.SUCCESS) {
            answered.add(each.resultNow());
          } else {
            refusals.add(String.valueOf(each.exceptionNow().getMessage()));
          }
        }
      }
    }
  }
}
