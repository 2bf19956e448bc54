package chat.ranvier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.port.DeviceMessage;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.application.sync.section.ToDeviceSection;
import chat.ranvier.domain.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The messages that a device has received, and what it has let the server know of that. */
final class Letters {
  private static final String SECTION = "to-device";

  private final UserDevice device;
  private final Map<Long, String> received = new TreeMap<>();
  private long acknowledged;

  Letters(UserDevice device) {
    this.device = device;
  }

  UserDevice device() {
    return device;
  }

  /** Up to which position the server knows for certain that the device has everything. */
  long acknowledged() {
    return acknowledged;
  }

  /** The server has answered a request from this position. */
  void answered(Optional<SyncPosition> since) {
    since.ifPresent(position -> acknowledged = Math.max(acknowledged, position.of(SECTION)));
  }

  /**
   * Holds an answer against what was acknowledged before it was asked for.
   *
   * @param before up to which position the server knew for certain then
   */
  void check(SyncAnswer answer, Optional<SyncPosition> since, long before) {
    long last = Math.max(before, since.map(position -> position.of(SECTION)).orElse(0L));
    for (DeviceMessage message : messages(answer)) {
      assertThat(message.position())
          .as("the position of %s, which comes after all that %s has", label(message), device)
          .isGreaterThan(last);
      last = message.position();
    }
    assertThat(answer.next().of(SECTION))
        .as("how far %s is told", device)
        .isGreaterThanOrEqualTo(last);
  }

  /** The device keeps what the answer brought. */
  void keep(SyncAnswer answer) {
    for (DeviceMessage message : messages(answer)) {
      String known = received.putIfAbsent(message.position(), label(message));
      assertThat(known)
          .as("what %s was given at %s before", device, message.position())
          .isIn(null, label(message));
    }
  }

  /** What has been received, each thing once. */
  List<String> received() {
    List<String> labels = List.copyOf(received.values());
    assertThat(labels).as("what %s has received", device).doesNotHaveDuplicates();
    return labels;
  }

  private static List<DeviceMessage> messages(SyncAnswer answer) {
    return SyncPart.find(ToDeviceSection.ToDevice.class, answer.parts())
        .map(ToDeviceSection.ToDevice::messages)
        .orElse(List.of());
  }

  private static String label(DeviceMessage message) {
    return JsonReader.readObject(message.content().getBytes(StandardCharsets.UTF_8))
        .string("body")
        .orElseThrow();
  }
}
