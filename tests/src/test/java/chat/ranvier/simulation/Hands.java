package chat.ranvier.simulation;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.receipt.SendReceipt;
import chat.ranvier.application.room.creation.RoomPreset;
import chat.ranvier.application.room.creation.RoomRequest;
import chat.ranvier.application.room.port.WriteEventsCommand;
import chat.ranvier.application.typing.SetTyping;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** What the user of a device does, at random, and tries again until the server has answered. */
final class Hands {
  /** What the types of the account data that clients keep begin with. */
  static final String OWN_TYPES = "org.example.";

  private static final int MAX_ATTEMPTS = 30;

  private final Requester requester;
  private final List<UserId> users;
  private final World world;
  private final Network network;
  private final Random random;
  private final Ledger ledger;
  private final Trace trace;
  private final Set<RoomId> known = new HashSet<>();
  private int done;

  Hands(
      Requester requester,
      List<UserId> users,
      World world,
      Network network,
      Random random,
      Ledger ledger,
      Trace trace) {
    this.requester = requester;
    this.users = users;
    this.world = world;
    this.network = network;
    this.random = random;
    this.ledger = ledger;
    this.trace = trace;
  }

  /** Does one thing. */
  void act() {
    done++;
    Optional<RoomId> room = ledger.anyRoom(random);
    if (room.isEmpty() || random.nextInt(60) == 0) {
      createRoom();
    } else if (known.add(room.get())) {
      persist("joins " + room.get(), server -> join(server, room.get()));
    } else {
      act(room.get());
    }
    if (random.nextInt(3) == 0) {
      world.sleep(Duration.ofMillis(random.nextInt(3_000)));
    }
  }

  /** Waits until somebody else has made a room. */
  void awaitRoom() {
    while (ledger.rooms().isEmpty()) {
      world.sleep(Duration.ofMillis(100));
    }
  }

  private void act(RoomId room) {
    switch (random.nextInt(24)) {
      case 0, 1 -> persist("joins " + room, server -> join(server, room));
      case 3 -> persist("leaves " + room, server -> leave(server, room));
      case 4 -> persist("kicks somebody in " + room, server -> kick(server, room));
      case 5 -> persist("invites into " + room, server -> invite(server, room));
      case 6, 7 -> setStatePerhapsTwice(room);
      case 2, 13, 14 -> persist("renames in " + room, server -> rename(server, room));
      case 8 -> redact();
      case 9 -> persist("types in " + room, server -> typing(server, room));
      case 10 -> receipt();
      case 11 -> accountData();
      case 12 -> persist("forgets " + room, server -> forget(server, room));
      default -> sendPerhapsTwice(room);
    }
  }

  private void createRoom() {
    JsonObject levels =
        JsonObject.builder()
            .put("state_default", 0)
            .put("redact", 0)
            .put("kick", 0)
            .put("invite", 0)
            .build();
    RoomRequest request =
        new RoomRequest(
            Optional.empty(),
            Optional.of(RoomPreset.PUBLIC_CHAT),
            false,
            new RoomRequest.Looks(Optional.of("A room"), Optional.empty(), Optional.empty()),
            new RoomRequest.Invites(new LinkedHashSet<>(), false),
            List.of(),
            new RoomRequest.Creation(JsonObject.empty(), levels));
    persist("makes a room", server -> server.createRoom().handle(requester, request))
        .ifPresent(ledger::made);
  }

  private boolean join(SimulatedServer server, RoomId room) {
    server.join().handle(requester, room, JsonObject.empty());
    return true;
  }

  private EventId rename(SimulatedServer server, RoomId room) {
    JsonObject content =
        JsonObject.builder().put("displayname", "name " + random.nextInt(3)).build();
    UserId user = requester.user();
    return server.members().write(room, user, user, Membership.JOIN, content);
  }

  private EventId leave(SimulatedServer server, RoomId room) {
    return server.leave().handle(requester, room, JsonObject.empty());
  }

  private EventId kick(SimulatedServer server, RoomId room) {
    return server.remove().kick(requester, room, anybody(), JsonObject.empty());
  }

  private EventId invite(SimulatedServer server, RoomId room) {
    return server.invite().handle(requester, room, anybody(), JsonObject.empty());
  }

  private UserId anybody() {
    return users.get(random.nextInt(users.size()));
  }

  private boolean forget(SimulatedServer server, RoomId room) {
    server.forget().handle(requester, room);
    return true;
  }

  private boolean typing(SimulatedServer server, RoomId room) {
    server
        .typing()
        .handle(
            new SetTyping.Command(
                requester, requester.user(), room, random.nextBoolean(), random.nextInt(5_000)));
    return true;
  }

  private void receipt() {
    Optional<Ledger.Promise> message = ledger.anyMessage(random);
    message.ifPresent(
        read ->
            persist(
                "reads " + read.event(),
                server -> {
                  server
                      .receipt()
                      .handle(
                          new SendReceipt.Command(
                              requester, read.room(), "m.read", read.event(), Optional.empty()));
                  return true;
                }));
  }

  private void accountData() {
    JsonObject content = JsonObject.builder().put("number", random.nextInt(100)).build();
    String type = OWN_TYPES + random.nextInt(3);
    persist(
        "notes " + type,
        server -> {
          server.accountData().global(requester, requester.user(), type, content);
          return true;
        });
  }

  private void setStatePerhapsTwice(RoomId room) {
    StateSlot slot = new StateSlot("org.example.state", "key" + random.nextInt(2));
    JsonObject content = JsonObject.builder().put("value", random.nextInt(2)).build();
    if (random.nextInt(3) == 0) {
      world.start("twin", () -> setState(room, slot, content));
    }
    setState(room, slot, content);
  }

  private void setState(RoomId room, StateSlot slot, JsonObject content) {
    long began = ledger.tick();
    EventDraft draft = EventDraft.state(slot, requester.user(), content, world.nowMillis());
    persist(
            "sets " + slot + " in " + room,
            server -> server.writers().write(room, WriteEventsCommand.of(draft)))
        .ifPresent(written -> promise(room, written.eventId(), "state", began, Optional.empty()));
  }

  private void redact() {
    Optional<Ledger.Promise> message = ledger.anyMessage(random);
    message.ifPresent(
        target -> {
          JsonObject content = JsonObject.builder().put("redacts", target.event().value()).build();
          send(target.room(), "m.room.redaction", content, "t" + done, Optional.of(target.event()));
        });
  }

  private void sendPerhapsTwice(RoomId room) {
    String label = requester.user().value() + " " + requester.device() + " " + done;
    JsonObject content = JsonObject.builder().put("body", label).put("msgtype", "m.text").build();
    String transaction = "t" + done;
    if (random.nextInt(5) == 0) {
      world.start(
          "twin", () -> send(room, "m.room.message", content, transaction, Optional.empty()));
    }
    send(room, "m.room.message", content, transaction, Optional.empty());
  }

  private void send(
      RoomId room, String type, JsonObject content, String transaction, Optional<EventId> redacts) {
    long began = ledger.tick();
    String label = content.string("body").orElse("redaction");
    persist(
            "sends " + label + " to " + room,
            server -> server.send().handle(requester, room, type, content, transaction))
        .ifPresent(event -> promise(room, event, label, began, redacts));
  }

  private void promise(
      RoomId room, EventId event, String label, long began, Optional<EventId> redacts) {
    boolean isFresh = !label.equals("state");
    ledger.promised(new Ledger.Promise(room, event, label, began, ledger.tick(), isFresh, redacts));
  }

  /** Asks until there is an answer or a refusal. */
  private <T> Optional<T> persist(String what, Function<SimulatedServer, T> request) {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Network.Reply<T> reply = network.ask(request);
      trace.note(requester.user() + " " + what + ": " + reply);
      if (!(reply instanceof Network.Reply.Nothing<T>)) {
        return reply.answer();
      }
      world.sleep(Duration.ofMillis(random.nextInt(1_000)));
    }
    return Optional.empty();
  }
}
