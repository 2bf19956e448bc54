package chat.ranvier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.device.port.UserDevice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What was sent from device to device, and whom the server promised to bring it. */
final class Mail {
  private final List<UserDevice> devices = new ArrayList<>();
  private final List<Letter> letters = new ArrayList<>();
  private final Set<String> sent = new HashSet<>();
  private long clock;

  /**
   * A message that was acknowledged.
   *
   * @param began when the sender first asked, by the clock of the mail
   * @param acknowledged when the sender had its answer
   * @param owed the devices that must receive it
   */
  record Letter(String label, long began, long acknowledged, List<UserDevice> owed) {}

  /** The server has acknowledged that the device is there. */
  void present(UserDevice device) {
    devices.add(device);
  }

  /** All devices that are there for certain. */
  List<UserDevice> devices() {
    return List.copyOf(devices);
  }

  UserDevice anyDevice(Random random) {
    return devices.get(random.nextInt(devices.size()));
  }

  /** A device begins to send; whether it succeeds is another question. */
  long begun(String label) {
    sent.add(label);
    return ++clock;
  }

  void acknowledged(String label, long began, List<UserDevice> owed) {
    letters.add(new Letter(label, began, ++clock, owed));
  }

  /** How many messages were acknowledged. */
  int count() {
    return letters.size();
  }

  /** The device has received all that it was promised, once, in order, and nothing else. */
  void check(Letters inbox) {
    List<String> received = inbox.received();
    assertThat(sent).as("what was sent to anybody").containsAll(received);
    List<Letter> owed =
        letters.stream().filter(letter -> letter.owed().contains(inbox.device())).toList();
    for (Letter letter : owed) {
      assertThat(received).as("what %s has received", inbox.device()).contains(letter.label());
      for (Letter earlier : owed) {
        if (earlier.acknowledged() < letter.began()) {
          assertThat(received.indexOf(letter.label()))
              .as("the place of %s, sent after %s", letter, earlier)
              .isGreaterThan(received.indexOf(earlier.label()));
        }
      }
    }
  }
}
