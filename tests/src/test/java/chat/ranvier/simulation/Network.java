package chat.ranvier.simulation;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.failure.MatrixFailure;
import java.util.Optional;
import java.util.function.Function;

/** The way to the server: an answer comes, or a refusal, or nothing. */
final class Network {
  private final World world;
  private final PowerSupply power;

  Network(World world, PowerSupply power) {
    this.world = world;
    this.power = power;
  }

  /**
   * What comes of a request.
   *
   * @param <T> what is asked for
   */
  sealed interface Reply<T> {
    /** The server answered. */
    record Answer<T>(T value) implements Reply<T> {}

    /** The server refused. */
    record Refusal<T>(MatrixFailure reason) implements Reply<T> {}

    /** The server failed, or was not there, or lost its power before it could answer. */
    record Nothing<T>() implements Reply<T> {}

    /** The answer, where there is one. */
    default Optional<T> answer() {
      return this instanceof Answer<T>(T value) ? Optional.of(value) : Optional.empty();
    }
  }

  <T> Reply<T> ask(Function<SimulatedServer, T> request) {
    Optional<SimulatedServer> server = power.server();
    if (server.isEmpty()) {
      return new Reply.Nothing<>();
    }
    world.giveWay();
    Reply<T> reply = reply(server.get(), request);
    world.giveWay();
    return power.server().equals(server) ? reply : new Reply.Nothing<>();
  }

  private <T> Reply<T> reply(SimulatedServer server, Function<SimulatedServer, T> request) {
    try {
      return new Reply.Answer<>(request.apply(server));
    } catch (MatrixFailure refused) {
      return new Reply.Refusal<>(refused);
    } catch (StorageException failed) {
      return new Reply.Nothing<>();
    }
  }
}
