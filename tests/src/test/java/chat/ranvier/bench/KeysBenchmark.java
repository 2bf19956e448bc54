package chat.ranvier.bench;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.Requesters;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.keys.ClaimKeys;
import chat.ranvier.application.encryption.keys.KeyCounts;
import chat.ranvier.application.encryption.keys.QueryKeys;
import chat.ranvier.application.encryption.keys.port.KeyClaim;
import chat.ranvier.application.encryption.keys.port.OneTimeKey;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.signing.KeyId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

/** The keys of many users with one device each: asked for, and claimed, as for a large room. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KeysBenchmark {
  private static final String ALGORITHM = "signed_curve25519";
  private static final int ONE_TIME_KEYS = 60;

  @Param({"SQLITE"})
  Database database = Database.SQLITE;

  @Param({"10", "1000"})
  int users = 1000;

  private final VirtualThreads threads = new VirtualThreads();
  private final SystemTime time = new SystemTime(threads);
  private final Requester requester = Requesters.of(user(0).value(), "D0");
  private final Map<UserId, Set<DeviceId>> asked = new HashMap<>();
  private final Set<KeyClaim> claims = new HashSet<>();
  private Database.@Nullable Stores stores;
  private @Nullable ClaimKeys claim;
  private @Nullable QueryKeys query;

  private static UserId user(int number) {
    return UserId.of("user" + number, SampleEvent.SERVER);
  }

  private static OneTimeKey key(String id) {
    return new OneTimeKey(
        new KeyId(ALGORITHM + ":" + id), JsonObject.of("key", "k".repeat(43) + id));
  }

  /** Begins with a new database, as claimed keys are gone; later ones are fallback keys. */
  @Setup(Level.Iteration)
  public void open() {
    Database.Stores opened = database.open(time);
    Commits commits =
        new Commits(opened.commits(), threads, time, new NoTracing(), CommitObserver.NONE);
    for (int i = 0; i < users; i++) {
      add(new UserDevice(user(i), new DeviceId("D" + i)), opened.devices(), commits);
    }
    Database.KeyStores keys = opened.devices().keys();
    stores = opened;
    claim = new ClaimKeys(keys.oneTimeKeys(), new KeyCounts(keys.oneTimeKeys()), commits);
    query = new QueryKeys(keys.deviceKeys(), keys.crossSigning());
  }

  private void add(UserDevice device, Database.DeviceStores kept, Commits commits) {
    List<OneTimeKey> oneTime = new ArrayList<>();
    for (int i = 0; i < ONE_TIME_KEYS; i++) {
      oneTime.add(key("K" + i));
    }
    commits.write(
        () -> {
          kept.devices()
              .insert(
                  new Device(device.user(), device.device(), Optional.empty(), Optional.empty()));
          kept.keys().deviceKeys().put(device, JsonObject.of("keys", "k".repeat(400)));
          kept.keys().oneTimeKeys().add(device, oneTime);
          kept.keys().oneTimeKeys().putFallback(device, key("F"));
        });
    asked.put(device.user(), Set.of());
    claims.add(new KeyClaim(device, ALGORITHM));
  }

  /** Throws the database away. */
  @TearDown(Level.Iteration)
  public void close() {
    Objects.requireNonNull(stores).closing().run();
  }

  /** One request for a key of each device, until it is durable that they are gone. */
  @Benchmark
  public int claim() {
    return Objects.requireNonNull(claim).handle(claims).size();
  }

  /** One request for the devices and keys of all users. */
  @Benchmark
  public int query() {
    return Objects.requireNonNull(query).handle(requester, asked).devices().size();
  }
}
