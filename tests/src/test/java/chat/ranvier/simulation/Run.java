package chat.ranvier.simulation;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.Requesters;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.domain.identifier.ServerName;
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
  private final Abroad abroad = new Abroad();
  private final List<ForeignServer> foreign = new ArrayList<>();
  private final Kind kind;
  private final Mail mail = new Mail();
  private final KeyTrade keys = new KeyTrade();
  private int busy;

  private Run(long seed, Kind kind) {
    this.kind = kind;
    this.trace = new Trace(Boolean.getBoolean("simulation.trace"));
    this.random = new Random(seed);
    this.world = new World(random.nextLong(), trace);
    this.power = new PowerSupply(world, new Random(random.nextLong()), trace, kind);
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
    return of(new Run(seed, Kind.USUAL), seed);
  }

  /** Runs the seed with something that is done wrong. */
  static Result with(Kind mistake, long seed) {
    return of(new Run(seed, mistake), seed);
  }

  /** Runs the seed with other servers that write to the same rooms. */
  static Result withForeignServers(long seed) {
    return of(new Run(seed, Kind.WITH_FOREIGN_SERVERS), seed);
  }

  /** Runs the seed with devices that send messages to one another. */
  static Result withDeviceMessages(long seed) {
    return of(new Run(seed, Kind.WITH_DEVICE_MESSAGES), seed);
  }

  /** Runs the seed with devices that upload one-time keys and claim those of others. */
  static Result withKeys(long seed) {
    return of(new Run(seed, Kind.WITH_KEYS), seed);
  }

  /** Runs the seed with unread counts. */
  static Result withCounts(long seed) {
    return of(new Run(seed, Kind.WITH_COUNTS), seed);
  }

  private static Result of(Run run, long seed) {
    try {
      return run.play();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed + " fails\n" + run.trace.text(), e);
    }
  }

  private Result play() {
    people();
    if (kind == Kind.WITH_FOREIGN_SERVERS) {
      servers();
    }
    world.run();
    if (busy != 0) {
      throw new AssertionError(busy + " threads of clients wait for ever");
    }
    power.calmDown();
    foreign.forEach(server -> world.start("delivery", server::tellAll));
    world.run();
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
        begin(device(requester));
      }
    }
  }

  private Device device(Requester requester) {
    Random choice = new Random(random.nextLong());
    Device device =
        new Device(requester, world, network, choice, trace, kind == Kind.WITH_FOREIGN_SERVERS);
    if (kind == Kind.WITH_DEVICE_MESSAGES) {
      device.readsLetters();
      write(requester);
    }
    if (kind == Kind.WITH_KEYS) {
      trade(requester);
    }
    return device;
  }

  private void write(Requester requester) {
    Correspondent writer =
        new Correspondent(requester, world, network, new Random(random.nextLong()), mail, trace);
    int messages = 2 + random.nextInt(8);
    employ(() -> writer.act(messages));
  }

  private void trade(Requester requester) {
    KeyHolder holder =
        new KeyHolder(requester, world, network, new Random(random.nextLong()), keys, trace);
    int times = 5 + random.nextInt(15);
    employ(() -> holder.act(times));
  }

  private void servers() {
    for (ServerName name : ForeignServer.NAMES) {
      ForeignServer server =
          new ForeignServer(name, users, world, network, new Random(random.nextLong()), abroad);
      foreign.add(server);
      Random choice = new Random(random.nextLong());
      int actions = 4 + random.nextInt(8);
      employ(
          () -> {
            while (ledger.rooms().isEmpty()) {
              world.sleep(Duration.ofMillis(100));
            }
            for (int i = 0; i < actions; i++) {
              server.act(ledger.anyRoom(choice).orElseThrow());
            }
          });
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
    inspection.checkAsTheServerDoes();
    inspection.checkPromises(ledger);
    keys.check(power.storage().oneTimeKeys());
    if (kind == Kind.WITH_FOREIGN_SERVERS) {
      inspectForks();
    } else {
      inspection.checkRooms(ledger.rooms());
      devices.forEach(this::inspect);
    }
    busy++;
  }

  private void inspectForks() {
    ForkInspection forks = new ForkInspection(power.storage(), abroad);
    forks.check(ledger.rooms());
    for (Device device : devices) {
      device.catchUp();
      forks.check(device);
    }
  }

  private void inspect(Device device) {
    device.catchUp();
    DeviceInspection told = new DeviceInspection(power.storage(), device);
    told.check();
    device.letters().ifPresent(mail::check);
    SyncAnswer initial = device.initial(LIMIT);
    told.checkInitial(initial, LIMIT);
    if (kind == Kind.WITH_COUNTS) {
      told.checkCounts(initial);
    }
  }
}
