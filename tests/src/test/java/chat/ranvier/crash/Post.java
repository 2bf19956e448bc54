package chat.ranvier.crash;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.outside.Caller;
import chat.ranvier.outside.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Messages from several senders to one device, for as long as the server lives. What the server had
 * not answered when it died is sent again, as the same transaction; what the device had been told
 * in an answer that arrived, it does not ask for again.
 */
final class Post {
  private static final int SENDERS = 2;
  private static final Duration POLL = Duration.ofSeconds(30);

  private final Caller addressee;
  private final String user;
  private final String device;
  private final Runnable onAnswer;
  private final List<Letters> letters = new ArrayList<>();
  private final List<String> received = new ArrayList<>();
  private Optional<String> since = Optional.empty();

  /** Registers those who write, and whom they write to. */
  Post(ServerProcess server, Runnable onAnswer) throws IOException, InterruptedException {
    this.addressee = Caller.register(server, "addressee");
    JsonObject own = addressee.whoami();
    this.user = Caller.text(own, "user_id");
    this.device = Caller.text(own, "device_id");
    this.onAnswer = onAnswer;
    for (int i = 0; i < SENDERS; i++) {
      letters.add(new Letters(Caller.register(server, "writer-" + i), "letter-" + i));
    }
  }

  /** What one sender writes, numbered. */
  private final class Letters {
    private final Caller caller;
    private final String name;
    private int next;

    private Letters(Caller caller, String name) {
      this.caller = caller;
      this.name = name;
    }

    private void sendUntilTheServerDies() throws InterruptedException {
      try {
        while (true) {
          sendNext();
        }
      } catch (IOException serverIsGone) {
        return;
      }
    }

    private void sendNext() throws IOException, InterruptedException {
      caller.sendToDevice(user, device, "t" + next, name + " " + next);
      next++;
      onAnswer.run();
    }
  }

  /** What goes on until the server dies. */
  List<Activity> activities() {
    List<Activity> activities = new ArrayList<>();
    activities.add(this::receiveUntilTheServerDies);
    letters.forEach(one -> activities.add(one::sendUntilTheServerDies));
    return activities;
  }

  private void receiveUntilTheServerDies() throws InterruptedException {
    try {
      while (true) {
        receive(POLL);
      }
    } catch (IOException serverIsGone) {
      return;
    }
  }

  /** One sync, taken in as a whole or not at all; tells whether it brought anything. */
  private boolean receive(Duration timeout) throws IOException, InterruptedException {
    JsonObject answer = addressee.sync(since, timeout);
    List<String> bodies =
        answer
            .object("to_device")
            .map(toDevice -> Caller.objects(toDevice, "events"))
            .orElse(List.of())
            .stream()
            .map(event -> Caller.text(event.object("content").orElseThrow(), "body"))
            .toList();
    received.addAll(bodies);
    since = answer.string("next_batch");
    return !bodies.isEmpty();
  }

  /** Sends again what had not been answered, once more as the same transactions. */
  void sendTheRest() throws IOException, InterruptedException {
    for (Letters one : letters) {
      one.sendNext();
    }
  }

  /** Everything that was sent has arrived once, in order, and nothing waits any more. */
  void check() throws IOException, InterruptedException {
    boolean something = true;
    while (something) {
      something = receive(Duration.ZERO);
    }
    for (Letters one : letters) {
      assertThat(received.stream().filter(text -> text.startsWith(one.name + " ")))
          .as("what has arrived of %s", one.name)
          .isEqualTo(IntStream.range(0, one.next).mapToObj(i -> one.name + " " + i).toList());
    }
    since = Optional.empty();
    assertThat(receive(Duration.ZERO)).as("whether anything still waits").isFalse();
  }
}
