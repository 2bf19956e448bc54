package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.environment.port.Tracing;
import chat.ranvier.bootstrap.config.ConfigLoader;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.environment.SecureChance;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What whole servers have in common that keep everything in memory, on a free port. */
public final class MemoryServer {
  private MemoryServer() {}

  /**
   * The configuration: everybody may register.
   *
   * @param folder for its key
   * @param more environment variables, besides those that every such server has
   */
  public static HomeserverConfig config(Path folder, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("RANVIER_SERVER_NAME", "here.example");
    all.put(
        "RANVIER_LISTENERS",
        "[{port: 0, bind_addresses: ['127.0.0.1'], resources: [{names: [client, metrics]}]}]");
    all.put("RANVIER_DATABASE__NAME", "memory");
    all.put("RANVIER_SIGNING_KEY_PATH", folder.resolve("signing.key").toString());
    all.put("RANVIER_REGISTRATION_SHARED_SECRET", "none that matters");
    all.put("RANVIER_ENABLE_REGISTRATION", "true");
    all.put("RANVIER_ENABLE_REGISTRATION_WITHOUT_VERIFICATION", "true");
    all.put("RANVIER_BCRYPT_ROUNDS", "4");
    return new ConfigLoader(all).load(List.of()).config();
  }

  /** The machine's own, where a fatal error fails the test. */
  public static World world(Time time, VirtualThreads threads, Tracing tracing) {
    return new World(
        time,
        threads,
        new SecureChance(),
        tracing,
        threads.platform("database"),
        (where, error) -> {
          throw new AssertionError(where, error);
        });
  }
}
