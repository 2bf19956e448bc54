package chat.ranvier.simulation;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.db.memory.MemoryDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The machine that the server runs on: when it loses power, what was committed stays, and after a
 * while a new server starts on it.
 */
final class PowerSupply {
  private final World world;
  private final Random random;
  private final Trace trace;
  private final Kind kind;
  private final Weather.Calm calm = new Weather.Calm();
  private MemoryDatabase database;
  private @Nullable SimulatedServer server;
  private int losses;

  /**
   * A machine with an empty disk.
   *
   * @param kind what else there is in the run
   */
  PowerSupply(World world, Random random, Trace trace, Kind kind) {
    this.world = world;
    this.random = random;
    this.trace = trace;
    this.kind = kind;
    this.database = new MemoryDatabase(weather());
    start();
  }

  private Weather weather() {
    return new Weather(world, random.nextLong(), calm, kind == Kind.OVERLOOKING_ENDS, this::lose);
  }

  private void lose() {
    trace.note("the power is lost");
    losses++;
    server().ifPresent(SimulatedServer::stop);
    server = null;
    database = database.powerLoss(weather());
    world.after(Duration.ofMillis(random.nextInt(3_000)), this::start);
  }

  private void start() {
    world.start("server", this::boot);
  }

  private void boot() {
    MemoryDatabase disk = database;
    try {
      SimulatedServer started =
          new SimulatedServer(storage(disk), world, new Random(random.nextLong()), kind);
      if (disk == database && server == null) {
        server = started;
        started.updates().start();
        trace.note("the server has started");
      }
    } catch (StorageException e) {
      trace.note("the server could not start");
      if (disk == database) {
        world.after(Duration.ofSeconds(1), this::start);
      }
    }
  }

  /** The server, where it runs. */
  Optional<SimulatedServer> server() {
    return Optional.ofNullable(server);
  }

  /** Nothing goes wrong any more. */
  void calmDown() {
    calm.begin();
  }

  /** How often the power was lost. */
  int losses() {
    return losses;
  }

  /** What is stored now. */
  Storage storage() {
    return storage(database);
  }

  private Storage storage(MemoryDatabase disk) {
    return new Storage(disk, kind == Kind.ON_LYING_STORAGE);
  }
}
