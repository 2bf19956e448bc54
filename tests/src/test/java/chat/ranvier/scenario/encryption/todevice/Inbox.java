package chat.ranvier.scenario.encryption.todevice;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A device that receives messages, and remembers how far it has been told. */
final class Inbox {
  private final Client client;
  private final String device;
  private String since;

  /** The device of this client, from its first sync on. */
  Inbox(Client client) {
    this.client = client;
    this.device = client.get("/account/whoami").text("device_id");
    this.since = client.get("/sync").text("next_batch");
  }

  /** Whose it is. */
  Client client() {
    return client;
  }

  /** Its id. */
  String device() {
    return device;
  }

  /** How far it has been told. */
  String since() {
    return since;
  }

  /** What is new, after which it says that it has it. */
  List<JsonObject> next() {
    return next(0);
  }

  /** What is new, waited for so many milliseconds. */
  List<JsonObject> next(int timeout) {
    Reply reply = poll(since, timeout);
    since = reply.text("next_batch");
    return events(reply);
  }

  /** All that is new, however many answers it takes. */
  List<JsonObject> all() {
    List<JsonObject> all = new ArrayList<>();
    List<JsonObject> some = next();
    while (!some.isEmpty()) {
      all.addAll(some);
      some = next();
    }
    return all;
  }

  /** What a poll from this position on is told, without anything being remembered. */
  List<JsonObject> after(String position) {
    return events(poll(position, 0));
  }

  /** What is told without a position. */
  List<JsonObject> fromTheBeginning() {
    return events(client.get("/sync"));
  }

  private Reply poll(String position, int timeout) {
    return client.get("/sync?since={}&timeout={}", position, Integer.toString(timeout));
  }

  private static List<JsonObject> events(Reply reply) {
    return reply
        .json()
        .object("to_device")
        .flatMap(toDevice -> toDevice.array("events"))
        .map(JsonArray::objects)
        .map(events -> events.toList())
        .orElse(List.of());
  }

  /** What the messages say. */
  static List<String> bodies(List<JsonObject> events) {
    return events.stream()
        .map(event -> event.object("content").flatMap(content -> content.string("body")))
        .flatMap(Optional::stream)
        .toList();
  }
}
