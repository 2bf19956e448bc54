package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.account.AccountDeparture;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.directory.CreateAlias;
import chat.ranvier.application.directory.DeleteAlias;
import chat.ranvier.application.directory.FindRoom;
import chat.ranvier.application.directory.ListAliases;
import chat.ranvier.application.directory.PublishRoom;
import chat.ranvier.application.membership.LeaveEverything;
import chat.ranvier.application.membership.ReadMembers;
import chat.ranvier.application.membership.SetMembership;
import chat.ranvier.application.membership.SpreadProfile;
import chat.ranvier.application.messaging.SendEvent;
import chat.ranvier.application.profile.ProfileSpread;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.redaction.RedactEvent;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.application.room.creation.CreateRoom;
import chat.ranvier.application.room.port.RoomWriters;
import chat.ranvier.application.state.ReadState;
import chat.ranvier.application.state.SetState;
import chat.ranvier.application.state.StateContent;
import chat.ranvier.application.timeline.ReadEvent;
import chat.ranvier.application.timeline.ReadEventContext;
import chat.ranvier.application.timeline.ReadMessages;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.http.client.directory.DirectoryRoutes;
import chat.ranvier.http.client.directory.ListPublicRoomsRoutes;
import chat.ranvier.http.client.messaging.RoomSendRoutes;
import chat.ranvier.http.client.redaction.RedactionRoutes;
import chat.ranvier.http.client.room.CreateRoomRoutes;
import chat.ranvier.http.client.room.RoomsRoutes;
import chat.ranvier.http.client.state.RoomStateRoutes;
import chat.ranvier.http.client.timeline.EventContextRoutes;
import chat.ranvier.http.client.timeline.MessagePaginationRoutes;
import chat.ranvier.http.server.Router;

/** Rooms: making them, writing to them, reading them, and finding them by their aliases. */
final class RoomsWiring {
  private final HomeserverConfig config;
  private final EngineWiring engine;
  private final Stores stores;
  private final RateLimiters limits;
  private final World world;
  private final MembershipWiring membership;

  RoomsWiring(
      HomeserverConfig config,
      EngineWiring engine,
      Stores stores,
      RateLimiters limits,
      World world) {
    this.config = config;
    this.engine = engine;
    this.stores = stores;
    this.limits = limits;
    this.world = world;
    this.membership = MembershipWiring.of(config, engine, stores, limits, world);
  }

  /** Carries a changed profile into the user's rooms. */
  ProfileSpread profileSpread() {
    return new SpreadProfile(stores.rooms().memberships(), membership.members());
  }

  /** Takes a user out of all rooms. */
  AccountDeparture departure() {
    return new LeaveEverything(stores.rooms().memberships(), membership.leaving());
  }

  void register(Router router) {
    ServerName server = config.server().name();
    Rooms rooms = engine.engine().rooms();
    Commits commits = engine.commits();
    FindRoom findRoom = new FindRoom(server, stores.rooms().aliases());
    CreateAlias createAlias = new CreateAlias(server, stores.rooms().aliases(), rooms, commits);
    PublishRoom publishRoom = new PublishRoom(stores.rooms().published(), rooms, commits);
    new DirectoryRoutes(
            findRoom,
            createAlias,
            new DeleteAlias(
                stores.rooms().aliases(), rooms, engine.engine().writers(), commits, world.time()),
            new ListAliases(stores.rooms().aliases(), engine.visibility()))
        .register(router);
    new ListPublicRoomsRoutes(publishRoom).register(router);
    new CreateRoomRoutes(createRoom(createAlias, publishRoom)).register(router);
    membership.register(router, engine, stores, findRoom);
    registerWriting(router);
    registerReading(router);
  }

  private CreateRoom createRoom(CreateAlias createAlias, PublishRoom publishRoom) {
    return new CreateRoom(
        config.server().name(),
        NewRoomsWiring.of(config.rooms()),
        engine.engine().writers(),
        new CreateRoom.Members(membership.members(), membership.invites()),
        new CreateRoom.Directory(createAlias, publishRoom),
        new CreateRoom.Surroundings(world.time(), world.chance(), limits));
  }

  private void registerWriting(Router router) {
    RoomWriters writers = engine.engine().writers();
    Rooms rooms = engine.engine().rooms();
    RedactEvent redactEvent =
        new RedactEvent(engine.engine().events(), writers, limits, world.time());
    new RoomSendRoutes(new SendEvent(writers, redactEvent, limits, world.time())).register(router);
    new RedactionRoutes(redactEvent).register(router);
    new RoomStateRoutes(
            new SetState(
                writers,
                new SetMembership(rooms, membership.changes()),
                new StateContent(stores.rooms().aliases(), rooms),
                limits,
                world.time()))
        .register(router);
  }

  private void registerReading(Router router) {
    Rooms rooms = engine.engine().rooms();
    ReadEvent readEvent =
        new ReadEvent(rooms, engine.engine().events(), engine.visibility(), engine.clientEvents());
    new RoomsRoutes(
            readEvent,
            new ReadState(engine.visibility(), engine.clientEvents()),
            new ReadMembers(
                engine.visibility(),
                stores.rooms().memberships(),
                engine.engine().events(),
                engine.timelines(),
                engine.clientEvents()))
        .register(router);
    new MessagePaginationRoutes(
            new ReadMessages(engine.visibility(), engine.timelines(), engine.clientEvents()))
        .register(router);
    new EventContextRoutes(
            new ReadEventContext(readEvent, engine.timelines(), engine.clientEvents()))
        .register(router);
  }
}
