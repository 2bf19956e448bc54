package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.upkeep.CheckDatabase;
import chat.ranvier.application.upkeep.CollectStateNodes;
import chat.ranvier.application.upkeep.RepairDatabase;
import chat.ranvier.application.upkeep.StateNodeCollection;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.federation.signature.BouncyCastleSignatureCheck;

/** Those who keep what is stored in order. */
final class UpkeepWiring {
  private UpkeepWiring() {}

  static StateNodeCollection collection(Stores stores, Commits commits, World world) {
    Stores.OfRooms rooms = stores.rooms();
    return new StateNodeCollection(
        rooms.inventory(),
        new CollectStateNodes(rooms.inventory(), rooms.rooms(), rooms.events(), commits),
        world.time());
  }

  /** What was signed once counts as signed: servers may have forgotten their old keys. */
  static CheckDatabase check(HomeserverConfig config, Stores stores) {
    return new CheckDatabase(
        config.server().name(),
        storage(config, stores),
        new AuthRules((event, signer) -> true, new BouncyCastleSignatureCheck()));
  }

  static RepairDatabase repair(HomeserverConfig config, CheckDatabase check, Stores stores) {
    return new RepairDatabase(check, storage(config, stores), stores.transactions());
  }

  private static CheckDatabase.Storage storage(HomeserverConfig config, Stores stores) {
    Stores.OfRooms rooms = stores.rooms();
    return new CheckDatabase.Storage(
        rooms.inventory(),
        rooms.rooms(),
        rooms.events(),
        rooms.memberships(),
        new CheckDatabase.Notifications(
            stores.push().notifications(),
            stores.push().rules(),
            stores.clients().accountData(),
            stores.counters(),
            PushWiring.features(config)));
  }
}
