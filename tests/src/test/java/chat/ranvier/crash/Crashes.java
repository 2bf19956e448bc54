package chat.ranvier.crash;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.outside.Caller;
import chat.ranvier.outside.Follower;
import chat.ranvier.outside.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A load of several senders in several rooms, on a server that is killed in the middle of it. One
 * member follows all the time; another sleeps from before the first crash until after the last.
 * Beside it messages go to a device.
 */
final class Crashes {
  private static final int ROOMS = 3;
  private static final int SENDERS_PER_ROOM = 2;

  private final ServerProcess server;
  private final List<String> rooms = new ArrayList<>();
  private final List<Sender> senders = new ArrayList<>();
  private final Semaphore answers = new Semaphore(0);
  private final Caller witness;
  private final Follower follower;
  private final Follower sleeper;
  private final Post post;

  /** Makes users and rooms on a server that runs. */
  Crashes(ServerProcess server) throws IOException, InterruptedException {
    this.server = server;
    witness = Caller.register(server, "witness");
    Caller dormouse = Caller.register(server, "dormouse");
    for (int i = 0; i < ROOMS; i++) {
      String room = witness.createRoom();
      rooms.add(room);
      dormouse.join(room);
      addSenders(room, i);
    }
    follower = new Follower(witness);
    sleeper = new Follower(dormouse);
    follower.catchUp();
    sleeper.catchUp();
    post = new Post(server, answers::release);
  }

  private void addSenders(String room, int roomNumber) throws IOException, InterruptedException {
    for (int i = 0; i < SENDERS_PER_ROOM; i++) {
      String name = "sender-" + roomNumber + "-" + i;
      Caller caller = Caller.register(server, name);
      caller.join(room);
      senders.add(new Sender(caller, room, name, answers::release));
    }
  }

  /** Lets all send and sync, kills the server after so many answers, and starts it again. */
  void crashAfter(int count) throws IOException, InterruptedException, ExecutionException {
    answers.drainPermits();
    boolean enough;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      running.add(threads.submit(finishing(follower::followUntilTheServerDies)));
      senders.forEach(
          sender -> running.add(threads.submit(finishing(sender::sendUntilTheServerDies))));
      post.activities().forEach(activity -> running.add(threads.submit(finishing(activity))));
      enough = answers.tryAcquire(count, 60, TimeUnit.SECONDS);
      server.kill();
      for (Future<?> each : running) {
        each.get();
      }
    }
    assertThat(enough).as("%d answers within a minute", count).isTrue();
    server.start();
  }

  private static Callable<Boolean> finishing(Activity activity) {
    return () -> {
      activity.run();
      return true;
    };
  }

  /** Each event that a sender knows the id of can be read, with what was sent. */
  void checkThatWhatWasAnsweredIsThere() throws IOException, InterruptedException {
    for (Sender sender : senders) {
      for (Sender.Answered answered : sender.answered()) {
        JsonObject content =
            witness.event(sender.room(), answered.eventId()).object("content").orElseThrow();
        assertThat(content.string("body").or(() -> content.string("topic")))
            .contains(answered.text());
      }
    }
  }

  /** Sends again what had not been answered, once more as the same transactions. */
  void sendTheRest() throws IOException, InterruptedException {
    for (Sender sender : senders) {
      sender.sendNext();
    }
    post.sendTheRest();
  }

  /** Timeline, state and both followers tell the same story, with each message once. */
  void checkThatAllAgree() throws IOException, InterruptedException {
    follower.catchUp();
    sleeper.catchUp();
    for (String room : rooms) {
      List<JsonObject> history = witness.history(room);
      List<String> ids = history.stream().map(event -> Caller.text(event, "event_id")).toList();
      assertThat(ids).as("history of %s", room).doesNotHaveDuplicates();
      assertThat(follower.timeline(room)).as("what the follower saw").isEqualTo(ids);
      assertThat(sleeper.timeline(room)).as("what the sleeper saw").isEqualTo(ids);
      assertThat(currentState(room)).isEqualTo(lastOfEachSlot(history));
      checkSenders(room, ids, history);
    }
    post.check();
  }

  private void checkSenders(String room, List<String> ids, List<JsonObject> history) {
    List<String> bodies =
        history.stream()
            .flatMap(event -> event.object("content").flatMap(it -> it.string("body")).stream())
            .toList();
    assertThat(bodies).as("messages in %s", room).doesNotHaveDuplicates();
    for (Sender sender : senders) {
      if (sender.room().equals(room)) {
        assertThat(ids)
            .as("answers to %s, in their order", sender.name())
            .containsSubsequence(sender.answered().stream().map(Sender.Answered::eventId).toList());
      }
    }
  }

  private Map<String, String> currentState(String room) throws IOException, InterruptedException {
    return lastOfEachSlot(witness.state(room));
  }

  /** Event ids by type and state key, where a slot changed, the last. */
  private static Map<String, String> lastOfEachSlot(List<JsonObject> events) {
    Map<String, String> state = new LinkedHashMap<>();
    for (JsonObject event : events) {
      event
          .string("state_key")
          .ifPresent(
              key ->
                  state.put(
                      Caller.text(event, "type") + " " + key, Caller.text(event, "event_id")));
    }
    return state;
  }
}
