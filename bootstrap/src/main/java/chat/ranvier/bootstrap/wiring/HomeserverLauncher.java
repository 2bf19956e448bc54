package chat.ranvier.bootstrap.wiring;

import chat.ranvier.bootstrap.command.RanvierVersion;
import chat.ranvier.bootstrap.command.RunningServer;
import chat.ranvier.bootstrap.command.ServerLauncher;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.config.LoadedConfig;
import chat.ranvier.bootstrap.environment.ProcessHalt;
import chat.ranvier.bootstrap.environment.SecureChance;
import chat.ranvier.bootstrap.environment.SystemTime;
import chat.ranvier.bootstrap.environment.VirtualThreads;
import chat.ranvier.bootstrap.observe.logging.Hangups;
import chat.ranvier.bootstrap.observe.logging.Logs;
import chat.ranvier.bootstrap.observe.metrics.ServerMetrics;
import chat.ranvier.bootstrap.observe.tracing.Traces;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the only server of a process: with the machine's time and chance, until SIGTERM. */
public final class HomeserverLauncher implements ServerLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(HomeserverLauncher.class);

  /** More than requests get to end, and less than supervisors wait before they kill. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(9);

  @Override
  public RunningServer start(LoadedConfig loaded) {
    HomeserverConfig config = loaded.config();
    Hangups.listen(Logs.begin(config.logging())::reload);
    loaded.warnings().forEach(warning -> LOG.warn("{}", warning));
    ProcessHalt halt = new ProcessHalt();
    VirtualThreads threads = new VirtualThreads(halt);
    SystemTime time = new SystemTime(threads);
    Traces traces =
        Traces.of(config.tracing(), config.server().name(), RanvierVersion.current(), time);
    World world =
        new World(
            time,
            threads,
            new SecureChance(),
            traces.tracing(),
            threads.platform("database"),
            halt);
    Homeserver homeserver =
        Homeserver.start(
            config, world, new Observation(traces.requests(), metrics(config)), new MigrationLog());
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(
                    () -> {
                      halt.endAfter(LONGEST_STOP, "stopping the server");
                      homeserver.close();
                      traces.close();
                    }));
    return homeserver;
  }

  private static Optional<ServerMetrics> metrics(HomeserverConfig config) {
    return config.metrics().enabled()
        ? Optional.of(new ServerMetrics(config.server().name(), RanvierVersion.current()))
        : Optional.empty();
  }
}
