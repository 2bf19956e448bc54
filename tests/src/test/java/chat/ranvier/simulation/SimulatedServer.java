package chat.ranvier.simulation;

import chat.ranvier.application.account.ErasedUsers;
import chat.ranvier.application.accountdata.IgnoredUsers;
import chat.ranvier.application.accountdata.KeepAccountData;
import chat.ranvier.application.accountdata.SetAccountData;
import chat.ranvier.application.accountdata.port.AccountDataQuota;
import chat.ranvier.application.authchain.AuthChainIndex;
import chat.ranvier.application.background.BackgroundUpdates;
import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.Projection;
import chat.ranvier.application.device.DeviceLists;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.directory.CreateAlias;
import chat.ranvier.application.directory.PublishRoom;
import chat.ranvier.application.encryption.keys.ClaimKeys;
import chat.ranvier.application.encryption.keys.KeyCounts;
import chat.ranvier.application.encryption.keys.UploadKeys;
import chat.ranvier.application.encryption.todevice.InboxLimits;
import chat.ranvier.application.encryption.todevice.ReceiveDeviceMessages;
import chat.ranvier.application.encryption.todevice.SendToDevice;
import chat.ranvier.application.encryption.todevice.port.RemoteDevices;
import chat.ranvier.application.environment.testing.SeededChance;
import chat.ranvier.application.membership.ForgetRoom;
import chat.ranvier.application.membership.InviteUser;
import chat.ranvier.application.membership.JoinRoom;
import chat.ranvier.application.membership.LeaveRoom;
import chat.ranvier.application.membership.MemberWriter;
import chat.ranvier.application.membership.RemoveMember;
import chat.ranvier.application.messaging.SendEvent;
import chat.ranvier.application.push.FindPushRules;
import chat.ranvier.application.push.PushEngine;
import chat.ranvier.application.ratelimit.RateLimiters;
import chat.ranvier.application.ratelimit.RateLimits;
import chat.ranvier.application.receipt.SendReceipt;
import chat.ranvier.application.redaction.RedactEvent;
import chat.ranvier.application.room.MailboxObserver;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.application.room.creation.CreateRoom;
import chat.ranvier.application.room.creation.NewRoomSettings;
import chat.ranvier.application.room.intake.EventGate;
import chat.ranvier.application.room.intake.MergeBranches;
import chat.ranvier.application.room.intake.ReceiveEvents;
import chat.ranvier.application.room.intake.port.ServerKeys;
import chat.ranvier.application.room.port.RoomWriters;
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
import chat.ranvier.application.sync.section.ReceiptSection;
import chat.ranvier.application.sync.section.ToDeviceSection;
import chat.ranvier.application.sync.section.TypingSection;
import chat.ranvier.application.sync.section.UnreadSection;
import chat.ranvier.application.timeline.ClientEvents;
import chat.ranvier.application.timeline.ReadMessages;
import chat.ranvier.application.timeline.Timelines;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.application.typing.SetTyping;
import chat.ranvier.application.typing.TypingUsers;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.push.MemoryPushRuleStore;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.push.PushRuleFeatures;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.ToySigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The use cases of one server, on storage that may fail it. */
final class SimulatedServer {
  static final ServerName NAME = ServerName.parse("simulated");
  static final AuthRules RULES =
      new AuthRules(
          (event, server) -> server.equals(NAME) || ForeignServer.NAMES.contains(server),
          ToySigningKey.CHECK);

  /** Enough for everything: what a cache in between evicts is not decided by the seed. */
  private static final long PLENTY = 16_000_000;

  private static final RateLimits UNLIMITED = RateLimits.none();

  private final Storage storage;
  private final World world;
  private final GivingWay surroundings;
  private final RateLimiters limits;
  private final Commits commits;
  private final BackgroundUpdates updates;
  private final RoomEngine engine;
  private final IgnoredUsers ignored;
  private final Visibility visibility;
  private final TypingUsers typing = new TypingUsers();
  private final Optional<PushEngine> push;
  private final Sync sync;
  private final SendToDevice sendToDevice;
  private final UploadKeys uploadKeys;
  private final ClaimKeys claimKeys;
  private final ReadMessages readMessages;
  private final MemberWriter members;
  private final CreateRoom createRoom;
  private final EventGate gate;

  /**
   * Starts on what the storage holds.
   *
   * @param kind what there is besides: where this server alone writes to rooms, they may look as if
   *     they were older than the chains of auth events
   */
  SimulatedServer(Storage storage, World world, Random random, Kind kind) {
    this.storage = storage;
    this.world = world;
    this.surroundings = new GivingWay(world);
    this.limits = new RateLimiters(world, UNLIMITED);
    long cacheBytes = random.nextBoolean() ? 0 : PLENTY;
    if (random.nextInt(4) == 0 && kind != Kind.WITH_FOREIGN_SERVERS) {
      storage.forgetAuthChains();
    }
    AuthChainIndex authChains = new AuthChainIndex(storage.authChains(), cacheBytes);
    this.commits =
        new Commits(
            new Commits.Storage(
                storage.transactions(), storage.counters(), storage.rooms(), authChains.appends()),
            world,
            surroundings,
            surroundings,
            done -> world.giveWay());
    this.updates =
        new BackgroundUpdates(
            List.of(authChains.rebuilding(storage.events(), commits)), surroundings);
    this.engine =
        new RoomEngine(
            new RoomEngine.Identity(NAME, ToySigningKey.of(NAME), RULES),
            new RoomEngine.Storage(
                storage.rooms(), storage.events(), storage.counters(), authChains),
            commits,
            new RoomEngine.Surroundings(world, world, surroundings, MailboxObserver.NONE),
            cacheBytes);
    this.ignored = new IgnoredUsers(storage.accountData(), commits);
    this.visibility =
        new Visibility(
            engine.rooms(), storage.memberships(), ignored, new ErasedUsers(storage.accounts()));
    ClientEvents clientEvents = new ClientEvents(engine.events(), world, cacheBytes);
    this.push = kind == Kind.WITH_COUNTS ? Optional.of(push(cacheBytes)) : Optional.empty();
    this.sync = sync(clientEvents, random, kind);
    push.ifPresent(PushEngine::begin);
    this.sendToDevice =
        new SendToDevice(
            NAME,
            new SendToDevice.Stores(storage.inboxes(), storage.sending()),
            new SendToDevice.Limits(InboxLimits.USUAL, limits.keyRequest()),
            RemoteDevices.NONE,
            commits,
            world);
    KeyCounts counts = new KeyCounts(storage.oneTimeKeys());
    this.uploadKeys =
        new UploadKeys(
            new UploadKeys.Stores(
                storage.deviceKeys(), storage.oneTimeKeys(), storage.crossSigning()),
            counts,
            new DeviceLists(storage.memberships()),
            commits);
    this.claimKeys = new ClaimKeys(storage.oneTimeKeys(), counts, commits);
    this.readMessages =
        new ReadMessages(
            visibility, new Timelines(storage.events(), engine.events(), commits), clientEvents);
    this.members = new MemberWriter(NAME, storage.profiles(), engine.writers(), world, true);
    this.createRoom = createRoom(random);
    this.gate = new EventGate(keys(random), ToySigningKey.CHECK, world);
  }

  /** The keys of other servers, which are not always to be had. */
  private ServerKeys keys(Random random) {
    return (server, keyId, validity) -> {
      world.giveWay();
      return random.nextInt(20) == 0
          ? Optional.empty()
          : Optional.of(ToySigningKey.of(server).publicKey());
    };
  }

  private PushEngine push(long cacheBytes) {
    return new PushEngine(
        new PushEngine.Storage(
            storage.notifications(),
            storage.pushRules(),
            storage.receipts(),
            storage.memberships(),
            storage.counters()),
        engine,
        commits,
        new PushEngine.Surroundings(
            NAME, PushRuleFeatures.NONE, ignored, surroundings, cacheBytes));
  }

  private Sync sync(ClientEvents clientEvents, Random random, Kind kind) {
    ChangeListener pause = (position, notice) -> world.giveWay();
    boolean isFeedFirst = random.nextBoolean();
    UserFeeds early = null;
    if (isFeedFirst) {
      early = feeds();
      commits.listen(pause);
    }
    Timelines timelines = new Timelines(storage.events(), engine.events(), commits);
    commits.listen(pause);
    UserFeeds feeds = early == null ? feeds() : early;
    RoomCollection rooms =
        new RoomCollection(
            engine.rooms(),
            new TimelineCollection(timelines, 100),
            storage.memberships(),
            visibility,
            clientEvents);
    return new Sync(feeds, new SyncCollection(sections(rooms, random, kind)), surroundings);
  }

  private List<SyncSection> sections(RoomCollection rooms, Random random, Kind kind) {
    List<SyncSection> sections = new ArrayList<>();
    if (kind == Kind.WITH_DEVICE_MESSAGES) {
      int most = 1 + random.nextInt(3);
      sections.add(
          new ToDeviceSection(new ReceiveDeviceMessages(storage.inboxes(), commits, most)));
    }
    sections.addAll(
        List.of(
            new AccountDataSection(storage.accountData(), findPushRules()),
            new TypingSection(typing),
            new ReceiptSection(storage.receipts())));
    push.ifPresent(engine -> sections.add(new UnreadSection(engine.counts())));
    sections.addAll(
        List.of(
            new JoinedRooms(storage.rooms(), rooms),
            new InvitedRooms(ignored),
            new LeftRooms(rooms)));
    return sections;
  }

  /** Those of a database of their own, where nobody has any. */
  private static FindPushRules findPushRules() {
    return new FindPushRules(new MemoryPushRuleStore(new MemoryDatabase()), PushRuleFeatures.NONE);
  }

  private UserFeeds feeds() {
    return new UserFeeds(
        storage.memberships(),
        commits,
        new UserFeeds.Surroundings(
            world,
            world,
            WakeObserver.NONE,
            push.map(PushEngine::projection).orElse(Projection.NONE)));
  }

  private CreateRoom createRoom(Random random) {
    RoomVersion version = RoomVersion.find(random.nextBoolean() ? "11" : "12").orElseThrow();
    return new CreateRoom(
        NAME,
        new NewRoomSettings(version, Set.of(), Map.of()),
        engine.writers(),
        new CreateRoom.Members(members, invite()),
        new CreateRoom.Directory(
            new CreateAlias(NAME, storage.aliases(), engine.rooms(), commits),
            new PublishRoom(storage.published(), engine.rooms(), commits)),
        new CreateRoom.Surroundings(world, new SeededChance(random.nextLong()), limits));
  }

  /** Does nothing by itself any more. */
  void stop() {
    updates.close();
    push.ifPresent(PushEngine::stop);
  }

  /** What is done in the background while the server runs. */
  BackgroundUpdates updates() {
    return updates;
  }

  CreateRoom createRoom() {
    return createRoom;
  }

  ReceiveEvents receive() {
    return new ReceiveEvents(engine.rooms(), engine.writers(), gate);
  }

  MergeBranches mergeBranches() {
    return new MergeBranches(
        NAME,
        2,
        new MergeBranches.Stores(storage.rooms(), storage.memberships()),
        engine.rooms(),
        engine.writers(),
        surroundings);
  }

  /** The timeline of a room, as another server may come to know it; nothing of an unknown room. */
  List<Pdu> timeline(RoomId room) {
    return engine
        .rooms()
        .find(room)
        .map(found -> found.room().number())
        .map(number -> storage.events().after(number, 0, commits.visible(), Integer.MAX_VALUE))
        .orElse(List.of())
        .stream()
        .map(place -> engine.events().events(List.of(place.number())).get(place.number()))
        .map(event -> Objects.requireNonNull(event).event())
        .toList();
  }

  RoomWriters writers() {
    return engine.writers();
  }

  MemberWriter members() {
    return members;
  }

  JoinRoom join() {
    return new JoinRoom(NAME, engine.rooms(), storage.memberships(), members, limits);
  }

  LeaveRoom leave() {
    return new LeaveRoom(engine.rooms(), members);
  }

  ForgetRoom forget() {
    return new ForgetRoom(engine.rooms(), storage.memberships(), commits);
  }

  InviteUser invite() {
    return new InviteUser(NAME, members, limits, false);
  }

  RemoveMember remove() {
    return new RemoveMember(engine.rooms(), members);
  }

  SendEvent send() {
    RedactEvent redact = new RedactEvent(engine.events(), engine.writers(), limits, world);
    return new SendEvent(engine.writers(), redact, limits, world);
  }

  SetTyping typing() {
    return new SetTyping(visibility, typing, commits, surroundings);
  }

  SendReceipt receipt() {
    return new SendReceipt(visibility, engine.events(), storage.receipts(), commits, world);
  }

  SetAccountData accountData() {
    AccountDataQuota quota = new AccountDataQuota(1 << 20, 1_000);
    return new SetAccountData(new KeepAccountData(storage.accountData(), quota, commits));
  }

  /** Adds a device, where it is not there yet; durable on return. */
  void addDevice(UserDevice device) {
    commits.write(
        () ->
            storage
                .devices()
                .insert(
                    new chat.ranvier.application.device.port.Device(
                        device.user(), device.device(), Optional.empty(), Optional.empty())));
  }

  UploadKeys uploadKeys() {
    return uploadKeys;
  }

  ClaimKeys claimKeys() {
    return claimKeys;
  }

  SendToDevice sendToDevice() {
    return sendToDevice;
  }

  Sync sync() {
    return sync;
  }

  ReadMessages messages() {
    return readMessages;
  }
}
