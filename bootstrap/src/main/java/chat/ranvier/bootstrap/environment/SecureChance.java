package chat.ranvier.bootstrap.environment;

import chat.ranvier.application.environment.port.Chance;
import java.security.SecureRandom;

/** The operating system's random bytes. */
public final class SecureChance implements Chance {
  private final SecureRandom random = new SecureRandom();

  @Override
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
