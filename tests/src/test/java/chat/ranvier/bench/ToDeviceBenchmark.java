package chat.ranvier.bench;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.Requesters;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.encryption.todevice.InboxLimits;
import chat.ranvier.application.encryption.todevice.OutgoingMessages;
import chat.ranvier.application.encryption.todevice.SendToDevice;
import chat.ranvier.application.encryption.todevice.port.RemoteDevices;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.ratelimit.RateLimits;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Keys of a room that are sent to many devices at once, each its own message of 1.5 KB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ToDeviceBenchmark {
  private static final int DEVICES_OF_A_USER = 4;

  @Param({"SQLITE"})
  Database database = Database.SQLITE;

  @Param({"10", "1000"})
  int devices = 1000;

  private final VirtualThreads threads = new VirtualThreads();
  private final SystemTime time = new SystemTime(threads);
  private final Requester sender = Requesters.of(user(0).value(), "D0");
  private Database.@Nullable Stores stores;
  private @Nullable SendToDevice send;
  private @Nullable OutgoingMessages messages;
  private int sent;

  private static UserId user(int number) {
    return UserId.of("user" + number / DEVICES_OF_A_USER, SampleEvent.SERVER);
  }

  /** Begins with an empty database, so that none grows without end. */
  @Setup(Level.Iteration)
  public void open() {
    Database.Stores opened = database.open(time);
    Commits commits =
        new Commits(opened.commits(), threads, time, new NoTracing(), CommitObserver.NONE);
    Database.DeviceStores kept = opened.devices();
    OutgoingMessages made = OutgoingMessages.none();
    for (int i = 0; i < devices; i++) {
      Device device =
          new Device(user(i), new DeviceId("D" + i), Optional.empty(), Optional.empty());
      commits.write(() -> kept.devices().insert(device));
      made.add(
          device.user(), device.id().value(), JsonObject.of("ciphertext", "x".repeat(1_500) + i));
    }
    stores = opened;
    messages = made;
    send =
        new SendToDevice(
            SampleEvent.SERVER,
            new SendToDevice.Stores(kept.inboxes(), kept.sending()),
            new SendToDevice.Limits(
                InboxLimits.USUAL, new RateLimiters(time, RateLimits.none()).keyRequest()),
            RemoteDevices.NONE,
            commits,
            time);
  }

  /** Throws the database away. */
  @TearDown(Level.Iteration)
  public void close() {
    Objects.requireNonNull(stores).closing().run();
  }

  /** One request, until everything is durable. */
  @Benchmark
  public int send() {
    Objects.requireNonNull(send)
        .handle(sender, "m.room.encrypted", "t" + sent++, Objects.requireNonNull(messages));
    return sent;
  }
}
