package chat.ranvier.simulation;

import chat.ranvier.application.device.port.UserDevice;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/** The requests of a device that it repeats until the server has answered. */
final class Retries {
  private static final int MAX_ATTEMPTS = 30;

  private final UserDevice device;
  private final World world;
  private final Network network;
  private final Random random;
  private final Trace trace;

  Retries(UserDevice device, World world, Network network, Random random, Trace trace) {
    this.device = device;
    this.world = world;
    this.network = network;
    this.random = random;
    this.trace = trace;
  }

  /** Asks until there is an answer, and says whether there was one. */
  boolean persist(String what, Consumer<SimulatedServer> request) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Network.Reply<Boolean> reply =
          network.ask(
              server -> {
                request.accept(server);
                return true;
              });
      trace.note(device + " " + what + ": " + reply);
      if (reply instanceof Network.Reply.Refusal<Boolean>(var reason)) {
        throw new AssertionError(device + " was refused when it " + what, reason);
      }
      if (reply.answer().isPresent()) {
        return true;
      }
      world.sleep(Duration.ofMillis(random.nextInt(1_000)));
    }
    return false;
  }
}
