package chat.ranvier.application.encryption.todevice;

import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.json.Utf8;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Messages of one type on their way, one for each device, by user and then by device. */
public final class OutgoingMessages {
  /** The largest content of a message. */
  static final int MAX_BYTES = 64 << 10;

  private static final int MAX_MESSAGES = 10_000;
  private static final String ALL_DEVICES = "*";

  private final SortedMap<UserId, Map<String, String>> byUser;
  private int added;

  private OutgoingMessages(SortedMap<UserId, Map<String, String>> byUser) {
    this.byUser = byUser;
  }

  /** None yet. */
  public static OutgoingMessages none() {
    return new OutgoingMessages(new TreeMap<>());
  }

  /**
   * Adds a message.
   *
   * @param device the id of a device that may be there or not; {@code *} for all that the user has
   *     and no other message is for
   * @throws MatrixFailure {@code M_TOO_LARGE} where the message is larger than 64 KiB, or there are
   *     more than 10,000
   * @throws chat.ranvier.domain.identifier.InvalidIdentifierException where that is no device's id
   */
  public void add(UserId user, String device, JsonObject content) {
    String id = device.equals(ALL_DEVICES) ? device : DeviceId.parse(device).value();
    String text = JsonWriter.toText(content);
    if (Utf8.isLongerThan(MAX_BYTES, text)) {
      throw new MatrixFailure(
          ErrorCode.TOO_LARGE, "A message to a device has at most " + MAX_BYTES + " bytes");
    }
    if (++added > MAX_MESSAGES) {
      throw new MatrixFailure(
          ErrorCode.TOO_LARGE, "A request brings at most " + MAX_MESSAGES + " messages");
    }
    byUser.computeIfAbsent(user, unknown -> new LinkedHashMap<>()).put(id, text);
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return byUser.isEmpty();
  }

  /** Those for users of this server. */
  OutgoingMessages to(ServerName server) {
    return toThose(user -> user.belongsTo(server));
  }

  /** Those for users of other servers. */
  OutgoingMessages toOthersThan(ServerName server) {
    return toThose(user -> !user.belongsTo(server));
  }

  /** Those for users that are chosen; asked once for each. */
  OutgoingMessages toThose(Predicate<UserId> chosen) {
    SortedMap<UserId, Map<String, String>> part = new TreeMap<>();
    byUser.forEach(
        (user, messages) -> {
          if (chosen.test(user)) {
            part.put(user, messages);
          }
        });
    return new OutgoingMessages(part);
  }

  /** The users, each with the messages by device id or {@code *}. */
  SortedMap<UserId, Map<String, String>> byUser() {
    return Collections.unmodifiableSortedMap(byUser);
  }

  /** Of all devices that the user has those without a message of their own get this one. */
  Optional<String> toAllDevices(UserId user) {
    return Optional.ofNullable(byUser.getOrDefault(user, Map.of()).get(ALL_DEVICES));
  }

  /** The message for this device, where there is one. */
  Optional<String> to(UserDevice device) {
    @Nullable String own =
        byUser.getOrDefault(device.user(), Map.of()).get(device.device().value());
    return own != null ? Optional.of(own) : toAllDevices(device.user());
  }
}
