package chat.ranvier.simulation;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.OutgoingMessages;
import chat.ranvier.domain.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A device that sends messages to others, and tries again until the server has answered. */
final class Correspondent {
  private final Requester requester;
  private final UserDevice device;
  private final World world;
  private final Random random;
  private final Mail mail;
  private final Retries retries;
  private int sent;

  Correspondent(
      Requester requester, World world, Network network, Random random, Mail mail, Trace trace) {
    this.requester = requester;
    this.device = new UserDevice(requester.user(), requester.device().orElseThrow());
    this.world = world;
    this.random = random;
    this.mail = mail;
    this.retries = new Retries(device, world, network, random, trace);
  }

  /** Comes to the server, and then sends so many messages. */
  void act(int messages) {
    if (retries.persist("comes", server -> server.addDevice(device))) {
      mail.present(device);
    }
    while (mail.devices().isEmpty()) {
      world.sleep(Duration.ofMillis(100));
    }
    for (int i = 0; i < messages; i++) {
      sendPerhapsTwice();
      world.sleep(Duration.ofMillis(random.nextInt(2_000)));
    }
  }

  private void sendPerhapsTwice() {
    String label = device.user().localpart() + " " + device.device() + " " + sent++;
    UserDevice target = mail.anyDevice(random);
    boolean isToAll = random.nextInt(3) == 0;
    List<UserDevice> owed =
        isToAll
            ? mail.devices().stream().filter(each -> each.user().equals(target.user())).toList()
            : List.of(target);
    OutgoingMessages messages = OutgoingMessages.none();
    messages.add(
        target.user(), isToAll ? "*" : target.device().value(), JsonObject.of("body", label));
    long began = mail.begun(label);
    if (random.nextInt(4) == 0) {
      world.start("twin", () -> send(label, messages, began, owed));
    }
    send(label, messages, began, owed);
  }

  private void send(String label, OutgoingMessages messages, long began, List<UserDevice> owed) {
    if (retries.persist(
        "sends " + label + " to " + owed,
        server -> server.sendToDevice().handle(requester, "m.test", label, messages))) {
      mail.acknowledged(label, began, owed);
    }
  }
}
