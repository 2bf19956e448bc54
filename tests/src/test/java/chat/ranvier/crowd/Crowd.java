package chat.ranvier.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.outside.Caller;
import chat.ranvier.outside.Follower;
import chat.ranvier.outside.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Users who all send at the same time, and many more clients of theirs that wait on long polls
 * meanwhile: the clients of a user have the user's access token, and sync tokens of their own.
 */
final class Crowd {
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final List<Member> members;
  private final List<Listener> listeners = new ArrayList<>();

  /** A user and the room in which they talk. */
  private record Member(Caller caller, String name, String room) {}

  /** A client and the room that it listens to. */
  private record Listener(Follower follower, String room) {}

  private Crowd(List<Member> members, int clients) throws InterruptedException, ExecutionException {
    this.members = members;
    List<Callable<Boolean>> firstSyncs = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Member member = members.get(i % members.size());
      Follower follower = new Follower(member.caller());
      listeners.add(new Listener(follower, member.room()));
      firstSyncs.add(
          () -> {
            follower.catchUp();
            return true;
          });
    }
    atOnce(firstSyncs);
  }

  /** So many users in one room. */
  static Crowd inOneRoom(ServerProcess server, int users, int clients)
      throws IOException, InterruptedException, ExecutionException {
    Caller host = Caller.register(server, "host");
    String room = host.createRoom();
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      Member member = new Member(Caller.register(server, "guest-" + i), "guest-" + i, room);
      member.caller().join(room);
      members.add(member);
    }
    return new Crowd(members, clients);
  }

  /** So many users, each in a room of their own. */
  static Crowd inRoomsOfTheirOwn(ServerProcess server, int users, int clients)
      throws IOException, InterruptedException, ExecutionException {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      Caller hermit = Caller.register(server, "hermit-" + i);
      members.add(new Member(hermit, "hermit-" + i, hermit.createRoom()));
    }
    return new Crowd(members, clients);
  }

  /** All send so many messages at the same time, while all clients listen until they have them. */
  void talk(int messages) throws InterruptedException, ExecutionException {
    List<Callable<Boolean>> everything = new ArrayList<>();
    for (Listener listener : listeners) {
      int expected =
          listener.follower().timeline(listener.room()).size()
              + messages * sendersIn(listener.room());
      everything.add(() -> listen(listener, expected));
    }
    for (Member member : members) {
      everything.add(() -> send(member, messages));
    }
    atOnce(everything);
  }

  private static void atOnce(List<Callable<Boolean>> calls)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> each : threads.invokeAll(calls)) {
        each.get();
      }
    }
  }

  private int sendersIn(String room) {
    return Math.toIntExact(members.stream().filter(member -> member.room().equals(room)).count());
  }

  private static boolean send(Member member, int messages)
      throws IOException, InterruptedException {
    for (int i = 0; i < messages; i++) {
      String text = member.name() + " " + i;
      member.caller().send(member.room(), text, text);
    }
    return true;
  }

  /** Gives up where something must have been lost on the way. */
  private static boolean listen(Listener listener, int expected)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (listener.follower().timeline(listener.room()).size() < expected
        && System.nanoTime() < deadline) {
      listener.follower().sync(POLL);
    }
    return true;
  }

  /** Every client has its room's whole history in its order, each event once. */
  void checkThatAllHeardAll() throws IOException, InterruptedException {
    Map<String, List<String>> histories = new LinkedHashMap<>();
    for (Member member : members) {
      if (!histories.containsKey(member.room())) {
        histories.put(member.room(), history(member));
      }
    }
    assertThat(histories.values())
        .allSatisfy(history -> assertThat(history).doesNotHaveDuplicates());
    for (Listener listener : listeners) {
      assertThat(listener.follower().timeline(listener.room()))
          .as("timeline of %s", listener.room())
          .isEqualTo(histories.get(listener.room()));
    }
  }

  private static List<String> history(Member member) throws IOException, InterruptedException {
    return member.caller().history(member.room()).stream().map(Crowd::eventId).toList();
  }

  private static String eventId(JsonObject event) {
    return Caller.text(event, "event_id");
  }
}
