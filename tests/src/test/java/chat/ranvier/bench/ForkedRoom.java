package chat.ranvier.bench;

import chat.ranvier.domain.auth.chain.ChainCover;
import chat.ranvier.domain.auth.chain.KeptChains;
import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.resolution.ResolvableEvent;
import chat.ranvier.domain.resolution.ResolvableRoom;
import chat.ranvier.domain.resolution.StateResolver;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.state.NodeId;
import chat.ranvier.domain.state.StateNode;
import chat.ranvier.domain.state.StateNodes;
import chat.ranvier.domain.state.StateRoot;
import chat.ranvier.domain.state.StateTrie;
import chat.ranvier.domain.testing.NumberedRoom;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.RoomTimeline;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A room of many members that has forked: on each of two branches five things have happened, among
 * them changes of the power levels and the join rules, a kick, a ban and two topics.
 */
final class ForkedRoom {
  private final NumberedRoom room;
  private final KeptChains chains = new KeptChains();
  private final ChainCover cover = new ChainCover(chains);
  private final List<StateRoot> tips;

  ForkedRoom(RoomVersion version, int members) {
    RoomTimeline ours = RoomTimeline.publicChat(version);
    ours.join(People.BOB);
    boolean named = !version.privilegedCreators();
    ours.powerLevels(
        People.ALICE,
        named ? Map.of(People.ALICE, 100L, People.BOB, 50L) : Map.of(People.BOB, 50L));
    for (int i = 0; i < members; i++) {
      ours.join(member(i));
    }
    RoomTimeline theirs = ours.fork();
    happenOurs(ours, members);
    happenTheirs(theirs, members);
    Set<Pdu> events = new LinkedHashSet<>(ours.events());
    events.addAll(theirs.events());
    this.room = NumberedRoom.of(events.stream().map(ForkedRoom::stored).toList());
    events.forEach(this::chain);
    this.tips = List.of(room.root(ours.state()), room.root(theirs.state()));
  }

  private static void happenOurs(RoomTimeline branch, int members) {
    branch.state(People.ALICE, "m.room.join_rules", "", JsonObject.of("join_rule", "invite"));
    branch.member(People.BOB, member(members / 2), "leave");
    branch.leave(member(members / 3));
    branch.state(People.BOB, "m.room.topic", "", JsonObject.of("topic", "ours"));
    branch.join(member(members / 7));
  }

  private static void happenTheirs(RoomTimeline branch, int members) {
    branch.ban(People.BOB, member(members / 5));
    branch.state(People.ALICE, "m.room.topic", "", JsonObject.of("topic", "theirs"));
    branch.join(member(members));
    branch.leave(member(members / 2));
    JsonObject levels = branch.stateEvent("m.room.power_levels", "").orElseThrow().content();
    branch.state(People.ALICE, "m.room.power_levels", "", levels.with("topic_level", "none"));
  }

  private static UserId member(int number) {
    return UserId.of("member" + number, People.THERE);
  }

  /** The event as it comes from storage, not yet read. */
  private static Pdu stored(Pdu event) {
    return Pdu.ofStored(event.version(), event.eventId(), event.roomId(), event.canonicalBytes());
  }

  private void chain(Pdu event) {
    long number = room.number(event);
    List<Long> authEvents = room.authEvents(number);
    OptionalLong predecessor =
        room.events(authEvents).values().stream()
            .filter(authEvent -> authEvent.pdu().slot().equals(event.slot()))
            .mapToLong(ResolvableEvent::number)
            .findFirst();
    chains.keep(cover.add(number, authEvents, predecessor));
  }

  /** A resolver that finds everything in memory, events parsed, nodes decoded. */
  StateResolver warm() {
    return new StateResolver(room, room, cover, rules());
  }

  /** A resolver that finds events, nodes and chains as storage would give them. */
  StateResolver cold() {
    Stored stored = new Stored(room);
    return new StateResolver(stored, stored, new ChainCover(chains), rules());
  }

  private static AuthRules rules() {
    return new AuthRules((event, server) -> true, (key, message, signature) -> true);
  }

  StateTrie.Changed resolve(StateResolver resolver) {
    return resolver.resolve(tips);
  }

  /** What storage hands out, read anew each time for a resolver. */
  private record Stored(NumberedRoom room, Map<NodeId, StateNode> decoded)
      implements ResolvableRoom, StateNodes {
    Stored(NumberedRoom room) {
      this(room, new HashMap<>());
    }

    @Override
    public Pdu create() {
      return room.create();
    }

    @Override
    public Map<Long, ResolvableEvent> events(Collection<Long> numbers) {
      Map<Long, ResolvableEvent> events = new HashMap<>(room.events(numbers));
      events.replaceAll(
          (number, event) ->
              new ResolvableEvent(number, stored(event.pdu()), false, event.authEvents()));
      return events;
    }

    @Override
    public OptionalInt slotNumber(StateSlot slot) {
      return room.slotNumber(slot);
    }

    @Override
    public int giveSlotNumber(StateSlot slot) {
      return room.giveSlotNumber(slot);
    }

    @Override
    public StateNode load(NodeId id) {
      return decoded.computeIfAbsent(id, node -> StateNode.decode(room.load(node).encode()));
    }
  }
}
