package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.encryption.todevice.ReceiveDeviceMessages;
import chat.ranvier.application.filter.FindFilter;
import chat.ranvier.application.push.PushEngine;
import chat.ranvier.application.push.ReadNotifications;
import chat.ranvier.application.receipt.SendReceipt;
import chat.ranvier.application.receipt.SetReadMarkers;
import chat.ranvier.application.sync.InvitedRooms;
import chat.ranvier.application.sync.JoinedRooms;
import chat.ranvier.application.sync.LeftRooms;
import chat.ranvier.application.sync.RoomCollection;
import chat.ranvier.application.sync.Sync;
import chat.ranvier.application.sync.SyncCollection;
import chat.ranvier.application.sync.SyncSection;
import chat.ranvier.application.sync.TimelineCollection;
import chat.ranvier.application.sync.UserFeeds;
import chat.ranvier.application.sync.WakeObserver;
import chat.ranvier.application.sync.section.AccountDataSection;
import chat.ranvier.application.sync.section.DeviceListSection;
import chat.ranvier.application.sync.section.KeyCountSection;
import chat.ranvier.application.sync.section.ReceiptSection;
import chat.ranvier.application.sync.section.ToDeviceSection;
import chat.ranvier.application.sync.section.TypingSection;
import chat.ranvier.application.sync.section.UnreadSection;
import chat.ranvier.application.typing.EndOfTyping;
import chat.ranvier.application.typing.SetTyping;
import chat.ranvier.application.typing.TypingUsers;
import chat.ranvier.http.client.push.NotificationsRoutes;
import chat.ranvier.http.client.receipt.ReceiptsRoutes;
import chat.ranvier.http.client.sync.SyncPartJson;
import chat.ranvier.http.client.sync.SyncRoutes;
import chat.ranvier.http.client.sync.section.DeviceListJson;
import chat.ranvier.http.client.sync.section.GlobalAccountDataJson;
import chat.ranvier.http.client.sync.section.KeyCountJson;
import chat.ranvier.http.client.sync.section.ReceiptJson;
import chat.ranvier.http.client.sync.section.RoomAccountDataJson;
import chat.ranvier.http.client.sync.section.ToDeviceJson;
import chat.ranvier.http.client.sync.section.TypingJson;
import chat.ranvier.http.client.sync.section.UnreadJson;
import chat.ranvier.http.client.typing.TypingRoutes;
import chat.ranvier.http.server.Router;
import java.util.List;

/** Syncing, typing and receipts. */
final class SyncWiring {
  private final Sync sync;
  private final SyncRoutes syncRoutes;
  private final TypingRoutes typingRoutes;
  private final ReceiptsRoutes receiptsRoutes;
  private final NotificationsRoutes notificationsRoutes;

  /** What others have to tell. */
  record Beside(KeysWiring keys, FindFilter findFilter, PushEngine push) {}

  /**
   * All of it.
   *
   * @param observer watches how quickly polls are woken
   * @param timelineLimit the most events of a room in an answer; negative for no limit
   */
  SyncWiring(
      EngineWiring parts,
      Stores stores,
      Beside beside,
      World world,
      WakeObserver observer,
      int timelineLimit) {
    TypingUsers typing = new TypingUsers();
    new EndOfTyping(typing, parts.commits());
    UserFeeds feeds =
        new UserFeeds(
            stores.rooms().memberships(),
            parts.commits(),
            new UserFeeds.Surroundings(
                world.threads(), world.time(), observer, beside.push().projection()));
    RoomCollection roomCollection =
        new RoomCollection(
            parts.engine().rooms(),
            new TimelineCollection(
                parts.timelines(), timelineLimit < 0 ? Integer.MAX_VALUE : timelineLimit),
            stores.rooms().memberships(),
            parts.visibility(),
            parts.clientEvents());
    this.sync =
        new Sync(
            feeds,
            new SyncCollection(sections(parts, stores, beside, typing, roomCollection)),
            world.time());
    SendReceipt sendReceipt =
        new SendReceipt(
            parts.visibility(),
            parts.engine().events(),
            stores.rooms().receipts(),
            parts.commits(),
            world.time());
    this.syncRoutes = new SyncRoutes(sync, beside.findFilter(), codecs());
    this.typingRoutes =
        new TypingRoutes(new SetTyping(parts.visibility(), typing, parts.commits(), world.time()));
    this.receiptsRoutes =
        new ReceiptsRoutes(
            sendReceipt,
            new SetReadMarkers(
                parts.visibility(),
                parts.engine().events(),
                stores.clients().accountData(),
                sendReceipt,
                parts.commits()));
    this.notificationsRoutes =
        new NotificationsRoutes(readNotifications(feeds, beside.push(), parts, stores));
  }

  private static ReadNotifications readNotifications(
      UserFeeds feeds, PushEngine push, EngineWiring parts, Stores stores) {
    return new ReadNotifications(
        feeds,
        push.notifications(),
        stores.rooms().receipts(),
        parts.engine(),
        parts.visibility(),
        parts.clientEvents());
  }

  /** All that is told; who adds something adds it here, and how it is written below. */
  private static List<SyncSection> sections(
      EngineWiring parts,
      Stores stores,
      Beside beside,
      TypingUsers typing,
      RoomCollection roomCollection) {
    return List.of(
        new AccountDataSection(stores.clients().accountData(), beside.push().findPushRules()),
        new ToDeviceSection(
            new ReceiveDeviceMessages(
                stores.deviceMessages().inboxes(),
                parts.commits(),
                ReceiveDeviceMessages.RECOMMENDED)),
        new DeviceListSection(beside.keys().changes()),
        new KeyCountSection(beside.keys().counts()),
        new TypingSection(typing),
        new ReceiptSection(stores.rooms().receipts()),
        new UnreadSection(beside.push().counts()),
        new JoinedRooms(stores.rooms().rooms(), roomCollection),
        new InvitedRooms(parts.people().ignored()),
        new LeftRooms(roomCollection));
  }

  private static List<SyncPartJson<?>> codecs() {
    return List.of(
        new GlobalAccountDataJson(),
        new RoomAccountDataJson(),
        new ToDeviceJson(),
        new DeviceListJson(),
        new KeyCountJson(),
        new TypingJson(),
        new ReceiptJson(),
        new UnreadJson());
  }

  /** Lets the polls that wait answer, because the server stops. */
  void release() {
    sync.release();
  }

  void register(Router router) {
    syncRoutes.register(router);
    typingRoutes.register(router);
    receiptsRoutes.register(router);
    notificationsRoutes.register(router);
  }
}
