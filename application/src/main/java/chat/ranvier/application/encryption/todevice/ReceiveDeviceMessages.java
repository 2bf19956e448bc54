package chat.ranvier.application.encryption.todevice;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.todevice.port.DeviceInboxStore;
import chat.ranvier.application.encryption.todevice.port.InboxPage;
import chat.ranvier.application.environment.port.WorkingMemory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives devices the messages that wait for them, again and again until they have shown that they
 * have them.
 */
public final class ReceiveDeviceMessages {
  /** How many messages are given at a time, as the specification recommends. */
  public static final int RECOMMENDED = 100;

  private static final long MAX_BYTES = 1L << 20;
  private static final long MAX_PAGE = MAX_BYTES + InboxLimits.MAX_SIZE;

  /** What is no failure of a deletion, but of all writing at present. */
  private static final Set<Kind> OUTAGES = Set.of(Kind.UNWRITABLE, Kind.TIMED_OUT);

  private static final int REMEMBERED = 100_000;

  private final DeviceInboxStore inboxes;
  private final Commits commits;
  private final int maxMessages;
  private final AtomicLong given = new AtomicLong();
  private final Cache<UserDevice, Boolean> empty =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(REMEMBERED).build();

  /**
   * Reads from this store, and deletes from it.
   *
   * @param maxMessages how many messages are given at a time at most
   */
  public ReceiveDeviceMessages(DeviceInboxStore inboxes, Commits commits, int maxMessages) {
    this.inboxes = inboxes;
    this.commits = commits;
    this.maxMessages = maxMessages;
  }

  /**
   * The oldest messages at positions after the first and not after the second, no more of them than
   * are given at a time, and none after the one by which they come to 1 MiB.
   */
  public InboxPage between(UserDevice device, long after, long upTo) {
    WorkingMemory memory = WorkingMemory.current();
    memory.take(MAX_PAGE);
    InboxPage page = inboxes.page(device, after, upTo, maxMessages, MAX_BYTES);
    memory.giveBack(MAX_PAGE - size(page));
    if (!page.messages().isEmpty()) {
      given.incrementAndGet();
      empty.invalidate(device);
    }
    return page;
  }

  private static long size(InboxPage page) {
    return page.messages().stream().mapToLong(message -> InboxLimits.size(message.content())).sum();
  }

  /**
   * Deletes the messages up to this position, which the device has shown to have: they are not
   * given again from the return on, over a crash either. Costs nothing where none was given since
   * the last time. Where storage takes nothing at present, they stay until it does.
   */
  public void acknowledge(UserDevice device, long upTo) {
    if (empty.getIfPresent(device) != null) {
      return;
    }
    long before = given.get();
    OptionalLong oldest = inboxes.oldest(device);
    if (oldest.isEmpty()) {
      rememberEmpty(device, before);
    } else if (oldest.getAsLong() <= upTo) {
      delete(device, upTo);
    }
  }

  /** What was given since then may have been to this device: then it is not known any more. */
  private void rememberEmpty(UserDevice device, long before) {
    empty.put(device, true);
    if (given.get() != before) {
      empty.invalidate(device);
    }
  }

  private void delete(UserDevice device, long upTo) {
    try {
      commits.write(() -> inboxes.deleteUpTo(device, upTo));
    } catch (StorageException e) {
      if (!OUTAGES.contains(e.kind())) {
        throw e;
      }
    }
  }
}
