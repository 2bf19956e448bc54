package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.push.NotificationListener;
import chat.ranvier.application.pusher.ListPushers;
import chat.ranvier.application.pusher.PusherRules;
import chat.ranvier.application.pusher.SetPusher;
import chat.ranvier.application.pusher.Unsubscribe;
import chat.ranvier.application.pusher.delivery.Delivery;
import chat.ranvier.application.pusher.delivery.GatewayLimits;
import chat.ranvier.application.pusher.delivery.HttpDelivery;
import chat.ranvier.application.pusher.delivery.NotificationFeed;
import chat.ranvier.application.pusher.delivery.NotifiedEvents;
import chat.ranvier.application.pusher.delivery.PushGateways;
import chat.ranvier.application.pusher.delivery.PushMessages;
import chat.ranvier.application.pusher.delivery.PusherNotes;
import chat.ranvier.application.pusher.delivery.PusherRuns;
import chat.ranvier.application.pusher.delivery.RoomTitles;
import chat.ranvier.application.pusher.delivery.StoredNotifications;
import chat.ranvier.application.pusher.port.MailAddresses;
import chat.ranvier.application.pusher.port.PusherSettings;
import chat.ranvier.bootstrap.command.RanvierVersion;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.http.client.pusher.PusherRoutes;
import chat.ranvier.http.outbound.CheckedHttp;
import chat.ranvier.http.outbound.SystemNames;
import chat.ranvier.http.page.UnsubscribeRoutes;
import chat.ranvier.http.server.Router;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Pushers, and what keeps them at work. */
final class PushersWiring {
  private final HomeserverConfig config;
  private final Stores stores;
  private final Commits commits;
  private final World world;
  private final CheckedHttp http;
  private final PusherRuns runs;
  private final MailAddresses addresses;

  /** What the rest of the server knows of rooms and of notifications. */
  record Parts(EngineWiring engine, PushWiring push) {}

  PushersWiring(
      HomeserverConfig config,
      Parts parts,
      Stores stores,
      World world,
      Observation observation,
      MailAddresses addresses) {
    this.config = config;
    this.stores = stores;
    this.commits = parts.engine().commits();
    this.addresses = addresses;
    this.world = world;
    this.http =
        new CheckedHttp(
            new CheckedHttp.Network(
                config.outbound().rules(),
                config.outbound().proxies(),
                new SystemNames(world.platformThreads())),
            "Ranvier/" + RanvierVersion.current(),
            world.time());
    this.runs =
        new PusherRuns(
            stores.pushers(),
            deliveries(parts.engine(), parts.push(), observation),
            parts.push().engine().notifications()::wantsChanged,
            world.threads(),
            world.time());
    commits.listen(runs);
    parts.push().engine().notifications().listen(new Woken(runs));
  }

  private Map<String, Delivery> deliveries(
      EngineWiring engine, PushWiring push, Observation observation) {
    PusherNotes notes = new PusherNotes(stores.pushers(), commits, world.time());
    Sources sources =
        new Sources(
            new StoredNotifications(
                push.engine().notifications(),
                push.engine().counts(),
                stores.rooms().receipts(),
                config.push().countsRooms()),
            new NotifiedEvents(
                engine.engine().rooms(), engine.engine().events(), engine.visibility()),
            new RoomTitles(stores.rooms().memberships()),
            notes);
    if (!config.push().enabled()) {
      return Map.of();
    }
    Map<String, Delivery> deliveries = new HashMap<>();
    deliveries.put(PusherSettings.HTTP, toGateways(sources, observation));
    if (config.email().notices().enabled()) {
      deliveries.put(
          PusherSettings.EMAIL,
          new MailWiring(config, world.time()).delivery(sources, engine, stores, addresses));
    }
    return deliveries;
  }

  /** What all deliveries read and write. */
  record Sources(
      NotificationFeed feed, NotifiedEvents events, RoomTitles titles, PusherNotes notes) {}

  private HttpDelivery toGateways(Sources sources, Observation observation) {
    return new HttpDelivery(
        sources.feed(),
        sources.events(),
        new PushMessages(sources.titles(), config.push().includesContent()),
        new PushGateways(http, GatewayLimits.usual()),
        sources.notes(),
        new HttpDelivery.Surroundings(world.time(), config.push().jitter(), observation.pushes()));
  }

  void register(Router router) {
    new PusherRoutes(
            new ListPushers(stores.pushers()),
            new SetPusher(
                stores.pushers(),
                new PusherRules(addresses),
                commits,
                world.time(),
                world.chance()))
        .register(router);
    new UnsubscribeRoutes(new Unsubscribe(stores.pushers(), commits)).addTo(router);
  }

  void begin() {
    runs.start();
  }

  void close() {
    runs.close();
    http.close();
  }

  /** Wakes the pushers of who is notified, or has read something. */
  private record Woken(PusherRuns runs) implements NotificationListener {
    @Override
    public boolean wants(UserId user) {
      return runs.hasPushers(user);
    }

    @Override
    public void notified(Set<UserId> users, long position) {
      users.forEach(runs::wake);
    }

    @Override
    public void read(UserId user) {
      runs.wake(user);
    }
  }
}
