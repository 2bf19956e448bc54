package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.filter.FindFilter;
import chat.ranvier.application.receipt.SendReceipt;
import chat.ranvier.application.receipt.SetReadMarkers;
import chat.ranvier.application.sync.EphemeralCollection;
import chat.ranvier.application.sync.RoomCollection;
import chat.ranvier.application.sync.Sync;
import chat.ranvier.application.sync.SyncCollection;
import chat.ranvier.application.sync.TimelineCollection;
import chat.ranvier.application.sync.UserFeeds;
import chat.ranvier.application.sync.WakeObserver;
import chat.ranvier.application.typing.EndOfTyping;
import chat.ranvier.application.typing.SetTyping;
import chat.ranvier.application.typing.TypingUsers;
import chat.ranvier.http.client.receipt.ReceiptsRoutes;
import chat.ranvier.http.client.sync.SyncRoutes;
import chat.ranvier.http.client.typing.TypingRoutes;
import chat.ranvier.http.server.Router;

/** Syncing, typing and receipts. */
final class SyncWiring {
  private final Sync sync;
  private final SyncRoutes syncRoutes;
  private final TypingRoutes typingRoutes;
  private final ReceiptsRoutes receiptsRoutes;

  /**
   * All of it.
   *
   * @param observer watches how quickly polls are woken
   * @param timelineLimit the most events of a room in an answer; negative for no limit
   */
  SyncWiring(
      EngineWiring parts,
      Stores stores,
      FindFilter findFilter,
      World world,
      WakeObserver observer,
      int timelineLimit) {
    TypingUsers typing = new TypingUsers();
    new EndOfTyping(typing, parts.commits());
    UserFeeds feeds =
        new UserFeeds(stores.rooms().memberships(), parts.commits(), world.time(), observer);
    RoomCollection roomCollection =
        new RoomCollection(
            parts.engine().rooms(),
            new TimelineCollection(
                parts.timelines(), timelineLimit < 0 ? Integer.MAX_VALUE : timelineLimit),
            stores.rooms().memberships(),
            parts.visibility(),
            parts.clientEvents());
    SyncCollection collection =
        new SyncCollection(
            stores.rooms().rooms(),
            stores.clients().accountData(),
            new EphemeralCollection(typing, stores.rooms().receipts()),
            roomCollection,
            parts.people().ignored());
    SendReceipt sendReceipt =
        new SendReceipt(
            parts.visibility(), stores.rooms().receipts(), parts.commits(), world.time());
    this.sync = new Sync(feeds, collection, world.time());
    this.syncRoutes = new SyncRoutes(sync, findFilter);
    this.typingRoutes =
        new TypingRoutes(new SetTyping(parts.visibility(), typing, parts.commits(), world.time()));
    this.receiptsRoutes =
        new ReceiptsRoutes(
            sendReceipt,
            new SetReadMarkers(
                parts.visibility(), stores.clients().accountData(), sendReceipt, parts.commits()));
  }

  /** Lets the polls that wait answer, because the server stops. */
  void release() {
    sync.release();
  }

  void register(Router router) {
    syncRoutes.register(router);
    typingRoutes.register(router);
    receiptsRoutes.register(router);
  }
}
