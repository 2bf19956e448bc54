package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.pusher.ListPushers;
import chat.ranvier.application.pusher.PusherRules;
import chat.ranvier.application.pusher.SetPusher;
import chat.ranvier.application.pusher.port.MailAddresses;
import chat.ranvier.http.client.pusher.PusherRoutes;
import chat.ranvier.http.server.Router;

/** Pushers. */
final class PushersWiring {
  private PushersWiring() {}

  static void register(Stores stores, Commits commits, World world, Router router) {
    new PusherRoutes(
            new ListPushers(stores.pushers()),
            new SetPusher(
                stores.pushers(),
                new PusherRules(MailAddresses.NONE),
                commits,
                world.time(),
                world.chance()))
        .register(router);
  }
}
