package chat.ranvier.crash;

import chat.ranvier.outside.Caller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends numbered messages into one room, and a topic now and then, for as long as the server lives.
 * What the server had not answered when it died is sent again, as the same transaction.
 */
final class Sender {
  private static final int MESSAGES_PER_TOPIC = 10;

  private final Caller caller;
  private final String room;
  private final String name;
  private final Runnable onAnswer;
  private final List<Answered> answered = new ArrayList<>();
  private int next;

  Sender(Caller caller, String room, String name, Runnable onAnswer) {
    this.caller = caller;
    this.room = room;
    this.name = name;
    this.onAnswer = onAnswer;
  }

  /** An event whose id the server has told its sender. */
  record Answered(String eventId, String text) {}

  String room() {
    return room;
  }

  String name() {
    return name;
  }

  List<Answered> answered() {
    return answered;
  }

  /** Returns when the server is gone. */
  void sendUntilTheServerDies() throws InterruptedException {
    try {
      while (true) {
        sendNext();
      }
    } catch (IOException serverIsGone) {
      return;
    }
  }

  /** Sends what is next; after a crash that is the message that had not been answered. */
  void sendNext() throws IOException, InterruptedException {
    String text = name + " " + next;
    String event =
        next % MESSAGES_PER_TOPIC == MESSAGES_PER_TOPIC - 1
            ? caller.setTopic(room, text)
            : caller.send(room, text, text);
    answered.add(new Answered(event, text));
    next++;
    onAnswer.run();
  }
}
