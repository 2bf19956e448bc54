package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.application.timeline.ClientEvents;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.signing.SigningKey;
import chat.ranvier.federation.signature.BouncyCastleSignatureCheck;

/**
 * The room engine and what everything else stands on.
 *
 * @param commits the road to durable storage
 * @param engine the writers and readers of rooms
 * @param visibility who may see what
 * @param clientEvents events in the clients' format
 */
record EngineWiring(
    Commits commits, RoomEngine engine, Visibility visibility, ClientEvents clientEvents) {
  private static final int SHARE_OF_HEAP = 4;
  private static final int SHARE_OF_RENDERED = 5;

  static EngineWiring of(
      ServerName server, SigningKey key, Stores stores, World world, Observation observation) {
    Commits commits =
        new Commits(
            new Commits.Storage(stores.transactions(), stores.counters(), stores.rooms().rooms()),
            world.threads(),
            world.time(),
            world.tracing(),
            observation.commits());
    AuthRules rules =
        new AuthRules((event, signer) -> signer.equals(server), new BouncyCastleSignatureCheck());
    long cacheBytes = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    RoomEngine engine =
        new RoomEngine(
            new RoomEngine.Identity(server, key, rules),
            new RoomEngine.Storage(
                stores.rooms().rooms(), stores.rooms().events(), stores.counters()),
            commits,
            new RoomEngine.Surroundings(
                world.threads(), world.time(), world.tracing(), observation.mailboxes()),
            cacheBytes);
    return new EngineWiring(
        commits,
        engine,
        new Visibility(engine.rooms(), stores.rooms().memberships()),
        new ClientEvents(engine.events(), world.time(), cacheBytes / SHARE_OF_RENDERED));
  }
}
