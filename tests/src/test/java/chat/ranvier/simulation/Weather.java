package chat.ranvier.simulation;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.db.memory.Faults;
import java.util.Random;

/** What goes wrong in the storage, drawn from the seed, until it calms down. */
final class Weather implements Faults {
  private final World world;
  private final Random random;
  private final Random ends;
  private final Runnable losePower;
  private final double failing;
  private final double losing;
  private final Calm calm;
  private final boolean isEndOverlooked;

  /** Whether the bad weather is over. */
  static final class Calm {
    private boolean isCalm;

    void begin() {
      isCalm = true;
    }

    boolean isCalm() {
      return isCalm;
    }
  }

  /**
   * Weather of this seed.
   *
   * @param isEndOverlooked whether those who write overlook that the database ended a transaction
   * @param losePower takes the power from the database that this is the weather of
   */
  Weather(World world, long seed, Calm calm, boolean isEndOverlooked, Runnable losePower) {
    this.world = world;
    this.random = new Random(seed);
    this.ends = new Random(~seed);
    this.calm = calm;
    this.isEndOverlooked = isEndOverlooked;
    this.losePower = losePower;
    this.failing = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.04;
    this.losing = random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.005;
  }

  @Override
  public void beforeRead() {
    world.giveWay();
    if (strikes(failing / 20)) {
      throw new StorageException("nothing could be read");
    }
  }

  @Override
  public void afterRead() {
    world.giveWay();
  }

  @Override
  public void beforeWrite() {
    disturb();
  }

  @Override
  public boolean endsTransaction() {
    return ends.nextBoolean();
  }

  @Override
  public boolean isEndOverlooked() {
    return isEndOverlooked;
  }

  @Override
  public void beforeCommit() {
    disturb();
  }

  @Override
  public void afterCommit() {
    disturb();
    world.giveWay();
  }

  private void disturb() {
    if (strikes(losing)) {
      losePower.run();
      throw new StorageException(StorageException.Kind.CLOSED, "the power is lost");
    }
    if (strikes(failing)) {
      throw new StorageException("nothing could be written");
    }
  }

  private boolean strikes(double probability) {
    return !calm.isCalm() && random.nextDouble() < probability;
  }
}
