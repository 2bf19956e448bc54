package chat.ranvier.simulation;

import chat.ranvier.application.room.intake.ReceiveEvents;
import chat.ranvier.application.room.port.IntakeVerdict;
import chat.ranvier.domain.auth.selection.AuthEventSelection;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.EventSealer;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.testing.PlainRoom;
import chat.ranvier.domain.testing.ToySigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Another server, whose users take part in rooms here: it knows what it has last heard of, writes
 * upon that, and sends what it wrote late, in any order, or at first not at all.
 */
final class ForeignServer {
  static final List<ServerName> NAMES =
      List.of(new ServerName("far.example"), new ServerName("farther.example"));

  private static final int MOST_FOLLOWED = 10;
  private static final int MAX_ATTEMPTS = 200;

  private final ServerName name;
  private final List<UserId> users;
  private final List<UserId> strangers;
  private final World world;
  private final Network network;
  private final Random random;
  private final Abroad abroad;
  private final Map<RoomId, Set<EventId>> known = new TreeMap<>();
  private final Map<RoomId, Set<Pdu>> outbox = new TreeMap<>();
  private int made;

  /**
   * A server that has not heard of any room.
   *
   * @param strangers users of the simulated server
   */
  ForeignServer(
      ServerName name,
      List<UserId> strangers,
      World world,
      Network network,
      Random random,
      Abroad abroad) {
    this.name = name;
    this.users = List.of(UserId.of("one", name), UserId.of("other", name));
    this.strangers = strangers;
    this.world = world;
    this.network = network;
    this.random = random;
    this.abroad = abroad;
  }

  /** Does one thing in a room, and now and then tells of it. */
  void act(RoomId room) {
    if (!known.containsKey(room) || random.nextInt(3) == 0) {
      listen(room);
    }
    if (known.containsKey(room)) {
      int count = 1 + random.nextInt(3);
      for (int i = 0; i < count; i++) {
        write(room);
      }
    }
    if (random.nextInt(3) > 0) {
      tell(room, portion(room));
    }
    if (random.nextInt(6) == 0) {
      network.ask(
          server -> {
            server.mergeBranches().run();
            return true;
          });
    }
    world.sleep(Duration.ofMillis(random.nextInt(2_000)));
  }

  private void listen(RoomId room) {
    network
        .ask(server -> server.timeline(room))
        .answer()
        .filter(events -> !events.isEmpty())
        .ifPresent(
            events -> {
              abroad.take(room, events);
              events.forEach(event -> known(room).add(event.eventId()));
            });
  }

  private Set<EventId> known(RoomId room) {
    return known.computeIfAbsent(room, unknown -> new LinkedHashSet<>());
  }

  private PlainRoom graph(RoomId room) {
    return abroad.room(room).orElseThrow();
  }

  private void write(RoomId room) {
    PlainRoom graph = graph(room);
    List<EventId> prevEvents = prevEvents(room);
    Map<StateSlot, Pdu> state = graph.meet(prevEvents);
    EventDraft draft = draft(state);
    List<EventId> authEvents =
        AuthEventSelection.select(
                graph.events().getFirst().version(),
                draft.type(),
                draft.stateKey(),
                draft.sender(),
                draft.content())
            .stream()
            .flatMap(slot -> Optional.ofNullable(state.get(slot)).stream())
            .map(Pdu::eventId)
            .toList();
    long depth = 1 + prevEvents.stream().mapToLong(id -> graph.event(id).depth()).max().orElse(0);
    Pdu event =
        new EventSealer(graph.events().getFirst().version(), name, ToySigningKey.of(name))
            .seal(draft, Optional.of(room), prevEvents, authEvents, depth);
    abroad.take(room, List.of(event));
    known(room).add(event.eventId());
    outbox.computeIfAbsent(room, unknown -> new LinkedHashSet<>()).add(event);
  }

  /** What nothing known follows on, or now and then something older. */
  private List<EventId> prevEvents(RoomId room) {
    PlainRoom graph = graph(room);
    List<EventId> ids = new ArrayList<>(known(room));
    if (random.nextInt(4) == 0) {
      int newest = Math.min(ids.size(), 8);
      return List.of(ids.get(ids.size() - 1 - random.nextInt(newest)));
    }
    Set<EventId> tips = new LinkedHashSet<>(ids);
    ids.forEach(id -> tips.removeAll(Set.copyOf(graph.event(id).prevEvents())));
    return tips.stream().limit(MOST_FOLLOWED).toList();
  }

  private EventDraft draft(Map<StateSlot, Pdu> state) {
    UserId sender = users.get(random.nextInt(users.size()));
    Pdu membership = state.get(new StateSlot("m.room.member", sender.value()));
    boolean isThere =
        membership != null && membership.content().string("membership").orElse("").equals("join");
    if (!isThere && random.nextInt(4) > 0) {
      return member(sender, sender, "join");
    }
    return switch (random.nextInt(10)) {
      case 0 -> member(sender, sender, "leave");
      case 1 -> member(sender, anybody(), "leave");
      case 2 -> member(sender, anybody(), "invite");
      case 3, 4 ->
          state(
              sender,
              "org.example.state",
              "key" + random.nextInt(2),
              JsonObject.of("value", "of " + name + " " + made++));
      default ->
          EventDraft.message(
              "m.room.message",
              sender,
              JsonObject.of("body", sender + " says " + made++),
              world.nowMillis());
    };
  }

  private UserId anybody() {
    List<UserId> all = new ArrayList<>(strangers);
    all.addAll(users);
    return all.get(random.nextInt(all.size()));
  }

  private EventDraft member(UserId sender, UserId target, String membership) {
    return state(sender, "m.room.member", target.value(), JsonObject.of("membership", membership));
  }

  private EventDraft state(UserId sender, String type, String key, JsonObject content) {
    return EventDraft.state(new StateSlot(type, key), sender, content, world.nowMillis());
  }

  /** Some of what was not taken in yet, in any order. */
  private List<Pdu> portion(RoomId room) {
    List<Pdu> portion = new ArrayList<>(outbox.getOrDefault(room, Set.of()));
    if (random.nextInt(3) == 0) {
      Collections.shuffle(portion, random);
    }
    portion.removeIf(event -> random.nextInt(4) == 0);
    return portion;
  }

  private void tell(RoomId room, List<Pdu> portion) {
    if (portion.isEmpty()) {
      return;
    }
    ReceiveEvents.Command command =
        random.nextInt(4) == 0
            ? behindAGap(room, portion.getLast())
            : new ReceiveEvents.Command(
                room, Optional.empty(), outliers(room, portion), json(portion), false, Map.of());
    network
        .ask(server -> server.receive().handle(command))
        .answer()
        .ifPresent(answer -> heed(room, answer));
  }

  /** An event together with the state before it, whether its predecessors were sent or not. */
  private ReceiveEvents.Command behindAGap(RoomId room, Pdu event) {
    PlainRoom graph = graph(room);
    Collection<Pdu> state = graph.before(event.eventId()).values();
    Set<Pdu> needed = Abroad.withAuthChain(graph, state);
    needed.addAll(Abroad.withAuthChain(graph, List.of(event)));
    needed.remove(event);
    return new ReceiveEvents.Command(
        room,
        Optional.empty(),
        json(needed),
        json(List.of(event)),
        false,
        Map.of(event.eventId(), state.stream().map(Pdu::eventId).toList()));
  }

  private List<JsonObject> outliers(RoomId room, List<Pdu> portion) {
    return random.nextInt(4) == 0
        ? json(Abroad.withAuthChain(graph(room), List.of(portion.getFirst())))
        : List.of();
  }

  private static List<JsonObject> json(Collection<Pdu> events) {
    return events.stream().map(Pdu::json).toList();
  }

  private void heed(RoomId room, ReceiveEvents.Answer answer) {
    answer.events().forEach(fate -> fate.event().ifPresent(id -> heed(room, id, fate.verdict())));
    answer.waiting().forEach((id, verdict) -> heed(room, id, verdict));
  }

  private void heed(RoomId room, EventId event, IntakeVerdict verdict) {
    boolean isDone =
        switch (verdict) {
          case IntakeVerdict.Judged(var judgement) -> {
            abroad.acknowledged(event, judgement.standing());
            yield true;
          }
          case IntakeVerdict.Known(var standing) -> {
            abroad.acknowledged(event, standing);
            yield true;
          }
          case IntakeVerdict.Waiting waiting -> waiting.isKept();
          case IntakeVerdict.Dropped ignored -> false;
        };
    if (isDone) {
      outbox.getOrDefault(room, Set.of()).removeIf(sent -> sent.eventId().equals(event));
    }
  }

  /** Sends everything until it was taken in. */
  void tellAll() {
    for (Map.Entry<RoomId, Set<Pdu>> unsent : outbox.entrySet()) {
      for (int i = 0; i < MAX_ATTEMPTS && !unsent.getValue().isEmpty(); i++) {
        tell(unsent.getKey(), List.copyOf(unsent.getValue()));
        world.sleep(Duration.ofMillis(100));
      }
      if (!unsent.getValue().isEmpty()) {
        throw new AssertionError(unsent.getValue() + " were never taken in");
      }
    }
  }
}
