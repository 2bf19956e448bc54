package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.directory.FindRoom;
import chat.ranvier.application.membership.ForgetRoom;
import chat.ranvier.application.membership.GuestDepartures;
import chat.ranvier.application.membership.InviteUser;
import chat.ranvier.application.membership.JoinRoom;
import chat.ranvier.application.membership.KnockRoom;
import chat.ranvier.application.membership.LeaveRoom;
import chat.ranvier.application.membership.ListJoinedRooms;
import chat.ranvier.application.membership.MemberWriter;
import chat.ranvier.application.membership.RemoveMember;
import chat.ranvier.application.membership.SetMembership;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.bootstrap.config.HomeserverConfig;
import chat.ranvier.http.client.membership.BanningRoutes;
import chat.ranvier.http.client.membership.InvitingRoutes;
import chat.ranvier.http.client.membership.JoiningRoutes;
import chat.ranvier.http.client.membership.KickingRoutes;
import chat.ranvier.http.client.membership.KnockingRoutes;
import chat.ranvier.http.client.membership.LeavingRoutes;
import chat.ranvier.http.client.membership.ListJoinedRoomsRoutes;
import chat.ranvier.http.server.Router;

/**
 * Coming into rooms and leaving them.
 *
 * @param members writes member events
 * @param invites invites users
 * @param leaving lets users leave
 * @param changes all changes of membership
 */
record MembershipWiring(
    MemberWriter members, InviteUser invites, LeaveRoom leaving, SetMembership.Changes changes) {
  static MembershipWiring of(
      HomeserverConfig config,
      EngineWiring engine,
      Stores stores,
      RateLimiters limits,
      World world) {
    Rooms rooms = engine.engine().rooms();
    MemberWriter members =
        new MemberWriter(
            config.server().name(),
            stores.accounts().profiles(),
            engine.engine().writers(),
            world.time(),
            config.profiles().includedOnInvite());
    InviteUser invites =
        new InviteUser(config.server().name(), members, limits, config.rooms().blocksInvites());
    engine
        .commits()
        .listen(
            new GuestDepartures(
                rooms, stores.rooms().memberships(), members, world.threads(), world.time()));
    LeaveRoom leaving = new LeaveRoom(rooms, members);
    SetMembership.Changes changes =
        new SetMembership.Changes(
            new JoinRoom(
                config.server().name(), rooms, stores.rooms().memberships(), members, limits),
            invites,
            leaving,
            new RemoveMember(rooms, members),
            new KnockRoom(rooms, members, limits));
    return new MembershipWiring(members, invites, leaving, changes);
  }

  void register(Router router, EngineWiring engine, Stores stores, FindRoom findRoom) {
    new JoiningRoutes(changes.join(), findRoom).register(router);
    new KnockingRoutes(changes.knock(), findRoom).register(router);
    new InvitingRoutes(invites).register(router);
    new BanningRoutes(changes.remove()).register(router);
    new KickingRoutes(changes.remove()).register(router);
    new LeavingRoutes(
            leaving,
            new ForgetRoom(engine.engine().rooms(), stores.rooms().memberships(), engine.commits()))
        .register(router);
    new ListJoinedRoomsRoutes(new ListJoinedRooms(stores.rooms().memberships())).register(router);
  }
}
