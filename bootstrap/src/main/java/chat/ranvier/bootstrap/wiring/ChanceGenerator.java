package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.environment.port.Chance;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** The chance that was handed in, in the form that the JDK's generators have. */
record ChanceGenerator(Chance chance) implements RandomGenerator {
  @Override
  public long nextLong() {
    return ByteBuffer.wrap(chance.bytes(Long.BYTES)).getLong();
  }
}
