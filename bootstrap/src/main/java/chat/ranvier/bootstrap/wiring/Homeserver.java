package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.background.BackgroundUpdates;
import chat.ranvier.application.device.UnusedDevices;
import chat.ranvier.application.environment.CacheStatistics;
import chat.ranvier.application.pusher.port.MailAddresses;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.room.intake.MergeBranches;
import chat.ranvier.application.server.CheckHealth;
import chat.ranvier.application.upkeep.StateNodeCollection;
import chat.ranvier.bootstrap.command.RanvierVersion;
import chat.ranvier.bootstrap.command.RunningServer;
import chat.ranvier.bootstrap.config.DatabaseChoice;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.bootstrap.config.SharedSecret;
import chat.ranvier.bootstrap.config.SigningKeyFile;
import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.bootstrap.observe.metrics.ServerMetrics;
import chat.ranvier.db.sql.migration.MigrationProgress;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.signing.SigningKey;
import chat.ranvier.http.server.Listener;
import chat.ranvier.http.server.MatrixServer;
import chat.ranvier.http.server.RequestLimits;
import chat.ranvier.http.server.Route;
import chat.ranvier.http.server.Router;
import chat.ranvier.http.server.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/**
 * A homeserver at work: several may live in one process.
 *
 * <p>Its parts are put together here, in the order in which they stand on one another, and taken
 * apart in the reverse order.
 */
public final class Homeserver implements RunningServer {
  private final Stores stores;
  private final EngineWiring engine;
  private final BackgroundUpdates updates;
  private final MergeBranches mergeBranches;
  private final AccountsWiring accounts;
  private final PushWiring push;
  private final PushersWiring pushers;
  private final SyncWiring sync;
  private final Router router;
  private final MatrixServer http;
  private final StateNodeCollection upkeep;
  private final UnusedDevices unusedDevices;
  private final List<Listener> listeners;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Homeserver(
      HomeserverConfig config,
      World world,
      Observation observation,
      Stores stores,
      MailAddresses addresses) {
    this.stores = stores;
    RandomGenerator chance = new ChanceGenerator(world.chance());
    ServerName server = config.server().name();
    this.engine = EngineWiring.of(config, signingKey(config, chance), stores, world, observation);
    this.updates = new BackgroundUpdates(List.of(engine.rebuilding(stores)), world.time());
    this.mergeBranches =
        engine.mergeBranches(server, config.rooms().dummyEventsThreshold(), stores, world);
    mergeBranches.begin();
    RateLimiters limits = new RateLimiters(world.time(), RateLimitsWiring.of(config.rateLimits()));
    RoomsWiring rooms = new RoomsWiring(config, engine, stores, limits, world);
    this.accounts = new AccountsWiring(config, engine, stores, limits, world);
    this.router = new Router(accounts.authenticator());
    new SessionsWiring(config, accounts, engine, stores, limits, world)
        .register(router, sharedSecret(config, chance));
    this.push = new PushWiring(config, engine, stores, world);
    push.register(router);
    accounts.register(router, rooms, push.engine().findPushRules());
    rooms.register(router);
    this.sync =
        new SyncWiring(
            engine,
            stores,
            new SyncWiring.Beside(accounts.keys(), accounts.findFilter(), push.engine()),
            world,
            observation.wakes(),
            config.rooms().timelineLimit());
    sync.register(router);
    ToDeviceWiring.register(
        server, limits, stores.deviceMessages(), engine.commits(), world, router);
    this.pushers =
        new PushersWiring(
            config, new PushersWiring.Parts(engine, push), stores, world, observation, addresses);
    pushers.register(router);
    ServerPagesWiring.register(
        config, new CheckHealth(engine.commits(), world.threads(), world.time()), router);
    observation.metrics().ifPresent(metrics -> watch(metrics, engine));
    this.upkeep = UpkeepWiring.collection(stores, engine.commits(), world);
    this.unusedDevices = accounts.unusedDevices(world);
    this.listeners = ListenersWiring.of(config.listeners());
    this.http =
        new MatrixServer(
            router,
            listeners,
            RanvierVersion.current(),
            RequestLimits.of(Runtime.getRuntime().maxMemory()),
            new Surroundings(
                world.time(),
                world.threads(),
                observation.requests(),
                observation.requestTracing(),
                world.fatalErrors()));
  }

  /**
   * Starts a server and returns once it answers.
   *
   * @param progress is told which migration of the database is next
   * @throws RuntimeException where it cannot be started; then nothing is left of it
   */
  public static Homeserver start(
      HomeserverConfig config, World world, Observation observation, MigrationProgress progress) {
    return start(config, world, observation, progress, MailAddresses.NONE);
  }

  static Homeserver start(
      HomeserverConfig config,
      World world,
      Observation observation,
      MigrationProgress progress,
      MailAddresses addresses) {
    Stores stores =
        StorageWiring.open(
            DatabaseChoice.of(config.database()),
            config.server().name(),
            new chat.ranvier.db.sql.Surroundings(
                world.platformThreads(), world.time(), observation.storage()),
            progress);
    try {
      Homeserver homeserver = new Homeserver(config, world, observation, stores, addresses);
      homeserver.push.engine().begin();
      homeserver.pushers.begin();
      homeserver.http.start();
      homeserver.updates.start();
      homeserver.upkeep.begin();
      homeserver.unusedDevices.begin();
      return homeserver;
    } catch (RuntimeException e) {
      stores.closing().run();
      throw e;
    }
  }

  private void watch(ServerMetrics metrics, EngineWiring engine) {
    engine.commits().listen(metrics.changes());
    metrics.watch(
        () -> {
          List<CacheStatistics> caches = new ArrayList<>(engine.engine().events().statistics());
          caches.add(engine.clientEvents().statistics());
          caches.addAll(engine.authChains().statistics());
          caches.addAll(push.engine().statistics());
          caches.add(accounts.access().authenticateToken().statistics());
          return caches;
        });
    router.get("/_synapse/metrics", metrics.page());
  }

  private static SigningKey signingKey(HomeserverConfig config, RandomGenerator chance) {
    try {
      return SigningKeyFile.readOrCreate(config.signingKeys().file(), chance).getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("the signing key cannot be read", e);
    }
  }

  private static Optional<String> sharedSecret(HomeserverConfig config, RandomGenerator chance) {
    try {
      return SharedSecret.findOrCreate(config.registration(), chance).map(Secret::value);
    } catch (IOException e) {
      throw new UncheckedIOException("the registration shared secret cannot be read", e);
    }
  }

  @Override
  public URI address() {
    for (int i = 0; i < listeners.size(); i++) {
      if (listeners.get(i).binding() instanceof Listener.Tcp tcp
          && listeners.get(i).tls().isEmpty()) {
        return URI.create("http://" + reachable(tcp.host()) + ":" + http.port(i) + "/");
      }
    }
    throw new IllegalStateException("no listener without TLS");
  }

  private static String reachable(String host) {
    return switch (host) {
      case "0.0.0.0", "::" -> "localhost";
      default -> host.contains(":") ? "[" + host + "]" : host;
    };
  }

  /** All routes that are served. */
  public List<Route> routes() {
    return router.routes();
  }

  @Override
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    if (closing.getAndSet(true)) {
      return;
    }
    updates.close();
    http.stopAccepting();
    mergeBranches.end();
    sync.release();
    upkeep.close();
    unusedDevices.close();
    http.close();
    accounts.flush();
    pushers.close();
    push.close();
    engine.close();
    stores.closing().run();
    stopped.countDown();
  }
}
