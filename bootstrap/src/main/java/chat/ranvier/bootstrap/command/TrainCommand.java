package chat.ranvier.bootstrap.command;

import chat.ranvier.bootstrap.config.ConfigLoader;
import chat.ranvier.bootstrap.config.LoadedConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Starts a server, asks it what clients ask first, and stops it: what the machine learns on the
 * way, it keeps in its cache for faster starts.
 */
@Command(name = "train", description = "Makes the cache for faster starts.", hidden = true)
final class TrainCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  TrainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Path directory = Files.createTempDirectory("ranvier-train");
    try (RunningServer server = surroundings.launcher().start(config(directory))) {
      new FirstConversation(new MatrixHttp(server.address())).hold();
    } finally {
      delete(directory);
    }
    return 0;
  }

  private static LoadedConfig config(Path directory) {
    return new ConfigLoader(
            Map.of(
                "RANVIER_SERVER_NAME", "localhost",
                "RANVIER_LISTENERS",
                    "[{port: 0, bind_addresses: ['127.0.0.1'],"
                        + " resources: [{names: [client, federation]}]}]",
                "RANVIER_DATABASE__ARGS__DATABASE", directory.resolve("ranvier.db").toString(),
                "RANVIER_SIGNING_KEY_PATH", directory.resolve("signing.key").toString(),
                "RANVIER_REGISTRATION_SHARED_SECRET", "none that matters",
                "RANVIER_ENABLE_REGISTRATION", "true",
                "RANVIER_ENABLE_REGISTRATION_WITHOUT_VERIFICATION", "true",
                "RANVIER_BCRYPT_ROUNDS", "4"))
        .load(List.of());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
