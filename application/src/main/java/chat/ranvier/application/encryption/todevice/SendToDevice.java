package chat.ranvier.application.encryption.todevice;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.port.DeviceInbox;
import chat.ranvier.application.encryption.todevice.port.DeviceInboxStore;
import chat.ranvier.application.encryption.todevice.port.NewDeviceMessage;
import chat.ranvier.application.encryption.todevice.port.RemoteDevices;
import chat.ranvier.application.encryption.todevice.port.SendingTransactionStore;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.ratelimit.RateLimiter;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.Utf8;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends messages to devices, at most one to each, all in one commit.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#put_matrixclientv3sendtodeviceeventtypetxnid">PUT
 *     /sendToDevice</a>
 */
public final class SendToDevice {
  /** The stream of messages to devices. */
  public static final ChangeStream STREAM = new ChangeStream("to-device");

  private static final String KEY_REQUEST = "m.room_key_request";
  private static final int MAX_TYPE = 255;
  private static final long MAX_IN_ALL = 16L << 20;
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final int FORGETTING_INTERVAL = 100;
  private static final int FORGOTTEN_AT_ONCE = 1_000;

  private final ServerName server;
  private final Stores stores;
  private final Limits limits;
  private final RemoteDevices others;
  private final Commits commits;
  private final Time time;
  private final AtomicLong sent = new AtomicLong();

  /** What it reads and writes. */
  public record Stores(DeviceInboxStore inboxes, SendingTransactionStore sending) {}

  /**
   * How much may be sent.
   *
   * @param inboxes how much may wait
   * @param keyRequests how often others may be asked for keys, by who asks
   */
  public record Limits(InboxLimits inboxes, RateLimiter keyRequests) {}

  /** Sends to the users of this server by these stores, and to others by that port. */
  public SendToDevice(
      ServerName server,
      Stores stores,
      Limits limits,
      RemoteDevices others,
      Commits commits,
      Time time) {
    this.server = server;
    this.stores = stores;
    this.limits = limits;
    this.others = others;
    this.commits = commits;
    this.time = time;
  }

  /**
   * Sends the messages; durable, and on their way to the devices, on return. What the same device
   * sent within a day by the same transaction with the same type is not sent again. Messages to
   * devices that are not there, or whose inbox is full, go nowhere, and so do too many requests for
   * keys.
   *
   * @throws MatrixFailure {@code M_INVALID_PARAM} where that is no type; {@code M_TOO_LARGE} where
   *     the messages come to more than 16 MiB with each {@code *} spelled out
   */
  public void handle(
      Requester requester, String type, String transactionId, OutgoingMessages wanted) {
    checkType(type);
    OutgoingMessages messages = wanted.toThose(user -> isInTime(requester.user(), type, user));
    OutgoingMessages local = messages.to(server);
    checkSize(requester.user(), local);
    if (messages.isEmpty()) {
      return;
    }
    commits.writeAt(
        new ChangeNotice.ForUsers(STREAM, List.copyOf(local.byUser().keySet())),
        position -> {
          if (isNew(requester, type, transactionId)) {
            put(requester.user(), type, position, local);
            others.put(requester.user(), type, position, messages.toOthersThan(server).byUser());
          }
        });
  }

  /** Clients ask others' devices for keys by themselves, again and again where that goes wrong. */
  private boolean isInTime(UserId sender, String type, UserId target) {
    return !type.equals(KEY_REQUEST)
        || target.equals(sender)
        || limits.keyRequests().admit(sender.value());
  }

  private static void checkType(String type) {
    if (type.isEmpty() || Utf8.isLongerThan(MAX_TYPE, type)) {
      throw new MatrixFailure(ErrorCode.INVALID_PARAM, "A type has 1 to " + MAX_TYPE + " bytes");
    }
  }

  /** A refusal from within the write would undo what others store with it. */
  private void checkSize(UserId sender, OutgoingMessages local) {
    List<UserId> wholly =
        local.byUser().keySet().stream()
            .filter(user -> local.toAllDevices(user).isPresent())
            .toList();
    if (wholly.isEmpty()) {
      return;
    }
    long size = 0;
    for (DeviceInbox inbox : stores.inboxes().inboxes(wholly, sender)) {
      size += local.to(inbox.device()).map(InboxLimits::size).orElse(0L);
    }
    if (size > MAX_IN_ALL) {
      throw new MatrixFailure(
          ErrorCode.TOO_LARGE, "The messages come to more than " + MAX_IN_ALL + " bytes");
    }
  }

  private boolean isNew(Requester requester, String type, String transactionId) {
    if (sent.incrementAndGet() % FORGETTING_INTERVAL == 0) {
      stores.sending().deleteBefore(time.nowMillis() - REMEMBERED.toMillis(), FORGOTTEN_AT_ONCE);
    }
    return requester
        .device()
        .map(device -> new UserDevice(requester.user(), device))
        .map(device -> stores.sending().add(device, type, transactionId, time.nowMillis()))
        .orElse(true);
  }

  private void put(UserId sender, String type, long position, OutgoingMessages local) {
    List<NewDeviceMessage> admitted = new ArrayList<>();
    for (DeviceInbox inbox : stores.inboxes().inboxes(local.byUser().keySet(), sender)) {
      local
          .to(inbox.device())
          .filter(content -> limits.inboxes().admit(inbox, InboxLimits.size(content)))
          .ifPresent(content -> admitted.add(message(inbox, content)));
    }
    stores.inboxes().put(sender, type, position, admitted);
  }

  private static NewDeviceMessage message(DeviceInbox inbox, String content) {
    long size = InboxLimits.size(content);
    return new NewDeviceMessage(
        inbox.device(),
        content,
        size,
        inbox.inAll().total() + size,
        inbox.fromSender().total() + size);
  }
}
