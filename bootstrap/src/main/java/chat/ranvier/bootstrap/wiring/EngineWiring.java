package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.account.ErasedUsers;
import chat.ranvier.application.accountdata.IgnoredUsers;
import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.background.BackgroundUpdate;
import chat.ranvier.application.commit.CommitPart;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.membership.ForgottenDepartures;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.application.room.intake.MergeBranches;
import chat.ranvier.application.timeline.ClientEvents;
import chat.ranvier.application.timeline.Timelines;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.signing.SigningKey;
import chat.ranvier.federation.signature.BouncyCastleSignatureCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The room engine and what everything else stands on.
 *
 * @param commits the road to durable storage
 * @param engine the writers and readers of rooms
 * @param timelines events in order
 * @param people what users are to others
 * @param authChains the index of auth chains
 * @param visibility who may see what
 * @param clientEvents events in the clients' format
 */
record EngineWiring(
    Commits commits,
    RoomEngine engine,
    Timelines timelines,
    People people,
    AuthChainIndex authChains,
    Visibility visibility,
    ClientEvents clientEvents) {
  private static final Logger LOG = LoggerFactory.getLogger(EngineWiring.class);
  private static final int SHARE_OF_HEAP = 4;
  private static final int SHARE_OF_RENDERED = 5;
  private static final int SHARE_OF_AUTH_CHAINS = 16;

  /** Whom users ignore, and who asked to be forgotten. */
  record People(IgnoredUsers ignored, ErasedUsers erased) {}

  static EngineWiring of(
      HomeserverConfig config,
      SigningKey key,
      Stores stores,
      World world,
      Observation observation) {
    ServerName server = config.server().name();
    long cacheBytes = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    AuthChainIndex authChains =
        new AuthChainIndex(stores.rooms().authChains(), cacheBytes / SHARE_OF_AUTH_CHAINS);
    Commits commits = commits(config, authChains, stores, world, observation);
    AuthRules rules =
        new AuthRules((event, signer) -> signer.equals(server), new BouncyCastleSignatureCheck());
    RoomEngine engine =
        new RoomEngine(
            new RoomEngine.Identity(server, key, rules),
            new RoomEngine.Storage(
                stores.rooms().rooms(), stores.rooms().events(), stores.counters(), authChains),
            commits,
            new RoomEngine.Surroundings(
                world.threads(), world.time(), world.tracing(), observation.mailboxes()),
            cacheBytes);
    People people =
        new People(
            new IgnoredUsers(stores.clients().accountData(), commits),
            new ErasedUsers(stores.accounts().accounts()));
    return new EngineWiring(
        commits,
        engine,
        new Timelines(stores.rooms().events(), engine.events(), commits),
        people,
        authChains,
        new Visibility(
            engine.rooms(), stores.rooms().memberships(), people.ignored(), people.erased()),
        new ClientEvents(engine.events(), world.time(), cacheBytes / SHARE_OF_RENDERED));
  }

  private static Commits commits(
      HomeserverConfig config,
      AuthChainIndex authChains,
      Stores stores,
      World world,
      Observation observation) {
    List<CommitPart> parts = new ArrayList<>(List.of(authChains.appends()));
    Optional<ForgottenDepartures> forgotten =
        config.rooms().forgetsOnLeave()
            ? Optional.of(
                new ForgottenDepartures(config.server().name(), stores.rooms().memberships()))
            : Optional.empty();
    forgotten.ifPresent(parts::add);
    Commits commits =
        new Commits(
            new Commits.Storage(
                stores.transactions(), stores.counters(), stores.rooms().rooms(), parts),
            world.threads(),
            world.time(),
            world.tracing(),
            observation.commits());
    forgotten.ifPresent(it -> commits.listen(it.announcedBy(commits)));
    return commits;
  }

  /** What is made up for rooms that are older than what the engine keeps of rooms. */
  BackgroundUpdate rebuilding(Stores stores) {
    return authChains.rebuilding(stores.rooms().events(), commits);
  }

  /** Gives back what was reserved; a database that takes nothing costs no more than numbers. */
  void close() {
    try {
      engine.giveBackNumbers();
      commits.close();
    } catch (StorageException e) {
      LOG.warn("Reserved numbers are not given back: {}", e.getMessage());
    }
  }

  /** What joins the branches of rooms now and then; not begun yet. */
  MergeBranches mergeBranches(ServerName server, int threshold, Stores stores, World world) {
    return new MergeBranches(
        server,
        threshold,
        new MergeBranches.Stores(stores.rooms().rooms(), stores.rooms().memberships()),
        engine.rooms(),
        engine.writers(),
        world.time());
  }
}
