package chat.ranvier.application.environment.testing;

import chat.ranvier.application.environment.port.Chance;
import java.util.Random;

/** Bytes that look random and are the same in each run of one seed. */
public final class SeededChance implements Chance {
  private final Random random;

  /** Chance of this seed. */
  public SeededChance(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
