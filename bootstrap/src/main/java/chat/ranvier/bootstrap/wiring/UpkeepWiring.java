package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.upkeep.CheckDatabase;
import chat.ranvier.application.upkeep.CollectStateNodes;
import chat.ranvier.application.upkeep.RepairDatabase;
import chat.ranvier.application.upkeep.StateNodeCollection;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.identifier.ServerName;
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
  static CheckDatabase check(ServerName server, Stores stores) {
    return new CheckDatabase(
        server,
        storage(stores),
        new AuthRules((event, signer) -> true, new BouncyCastleSignatureCheck()));
  }

  static RepairDatabase repair(CheckDatabase check, Stores stores) {
    return new RepairDatabase(check, storage(stores), stores.transactions());
  }

  private static CheckDatabase.Storage storage(Stores stores) {
    Stores.OfRooms rooms = stores.rooms();
    return new CheckDatabase.Storage(
        rooms.inventory(), rooms.rooms(), rooms.events(), rooms.memberships());
  }
}
