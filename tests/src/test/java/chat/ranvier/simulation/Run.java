package chat.ranvier.simulation;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.Requesters;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.domain.identifier.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One run: a server, a few users with a few devices, bad weather, and an inspection at the end. */
final class Run {
  private static final int LIMIT = 60;

  private final Trace trace;
  private final Random random;
  private final World world;
  private final PowerSupply power;
  private final Network network;
  private final Ledger ledger = new Ledger();
  private final List<Device> devices = new ArrayList<>();
  private final List<UserId> users = new ArrayList<>();
  private int busy;

  private Run(long seed, boolean isLying) {
    this.trace = new Trace(Boolean.getBoolean("simulation.trace"));
    this.random = new Random(seed);
    this.world = new World(random.nextLong(), trace);
    this.power = new PowerSupply(world, new Random(random.nextLong()), trace, isLying);
    this.network = new Network(world, power);
  }

  /**
   * What came of a run.
   *
   * @param trace the number of its trace
   * @param events how many events are stored
   * @param losses how often the power was lost
   */
  record Result(long trace, int events, int losses) {}

  /** Runs the seed. */
  static Result of(long seed) {
    return of(seed, false);
  }

  /** Runs the seed on a storage that hides its failures. */
  static Result onLyingStorage(long seed) {
    return of(seed, true);
  }

  private static Result of(long seed, boolean isLying) {
    Run run = new Run(seed, isLying);
    try {
      return run.play();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed + " fails\n" + run.trace.text(), e);
    }
  }

  private Result play() {
    people();
    world.run();
    if (busy != 0) {
      throw new AssertionError(busy + " threads of clients wait for ever");
    }
    power.calmDown();
    world.start("inspection", this::inspect);
    world.run();
    if (busy != 1) {
      throw new AssertionError("the inspection waits for ever");
    }
    Inspection inspection = new Inspection(power.storage());
    new ChainInspection(power.storage()).check(ledger.rooms());
    int events = ledger.rooms().stream().mapToInt(room -> inspection.events(room).size()).sum();
    return new Result(trace.hash(), events, power.losses());
  }

  private void people() {
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      users.add(UserId.of("user" + i, SimulatedServer.NAME));
    }
    for (UserId user : users) {
      int deviceCount = 1 + random.nextInt(2);
      for (int i = 0; i < deviceCount; i++) {
        Requester requester = Requesters.of(user.value(), "D" + i);
        begin(new Device(requester, world, network, new Random(random.nextLong()), trace));
      }
    }
  }

  private void begin(Device device) {
    devices.add(device);
    Hands hands =
        new Hands(
            device.requester(),
            users,
            world,
            network,
            new Random(random.nextLong()),
            ledger,
            trace);
    int actions = 5 + random.nextInt(15);
    boolean[] isActing = {true};
    boolean isFounder = devices.size() == 1;
    employ(
        () -> {
          if (!isFounder) {
            hands.awaitRoom();
          }
          for (int i = 0; i < actions; i++) {
            hands.act();
          }
          isActing[0] = false;
        });
    employ(
        () -> {
          while (isActing[0]) {
            device.poll();
          }
        });
  }

  private void employ(Runnable work) {
    busy++;
    world.start(
        "client",
        () -> {
          work.run();
          busy--;
        });
  }

  private void inspect() {
    while (power.server().isEmpty()) {
      world.sleep(Duration.ofSeconds(1));
    }
    Inspection inspection = new Inspection(power.storage());
    new ChainInspection(power.storage()).check(ledger.rooms());
    inspection.checkRooms(ledger.rooms());
    inspection.checkAsTheServerDoes();
    inspection.checkPromises(ledger);
    for (Device device : devices) {
      device.catchUp();
      DeviceInspection told = new DeviceInspection(power.storage(), device);
      told.check();
      SyncAnswer initial = device.initial(LIMIT);
      told.checkInitial(initial, LIMIT);
    }
    busy++;
  }
}
