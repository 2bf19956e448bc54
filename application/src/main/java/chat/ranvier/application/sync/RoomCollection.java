package chat.ranvier.application.sync;

import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.RoomStates;
import chat.ranvier.application.room.Rooms;
import chat.ranvier.application.sync.SyncAnswer.Ephemeral;
import chat.ranvier.application.sync.SyncAnswer.RoomUpdate;
import chat.ranvier.application.sync.SyncAnswer.Summary;
import chat.ranvier.application.sync.SyncAnswer.Timeline;
import chat.ranvier.application.sync.TimelineCollection.Collected;
import chat.ranvier.application.timeline.ClientEvent;
import chat.ranvier.application.timeline.ClientEvents;
import chat.ranvier.application.timeline.ClientEvents.Form;
import chat.ranvier.application.timeline.Reader;
import chat.ranvier.application.timeline.RoomView;
import chat.ranvier.application.timeline.StreamToken;
import chat.ranvier.application.timeline.Visibility;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.RoomSummaryHeroes;
import chat.ranvier.domain.state.StateRoot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what is new in one room: the end of its timeline, and the state that a client lacks. */
public final class RoomCollection {
  private static final int HERO_CANDIDATES = RoomSummaryHeroes.MAX + 1;

  private final Rooms rooms;
  private final TimelineCollection timelines;
  private final MembershipStore memberships;
  private final Visibility visibility;
  private final ClientEvents clientEvents;
  private final SentMembers sentMembers = new SentMembers();

  /** The gathering, on what it needs. */
  public RoomCollection(
      Rooms rooms,
      TimelineCollection timelines,
      MembershipStore memberships,
      Visibility visibility,
      ClientEvents clientEvents) {
    this.rooms = rooms;
    this.timelines = timelines;
    this.memberships = memberships;
    this.visibility = visibility;
    this.clientEvents = clientEvents;
  }

  /**
   * What is new in a room that the user is in.
   *
   * @param hasEvents whether there may be new events
   */
  RoomUpdate joined(
      Sync.Command command,
      RoomMembership place,
      boolean hasEvents,
      long upTo,
      List<JsonObject> accountData,
      Ephemeral ephemeral) {
    if (!hasEvents) {
      Timeline nothing = new Timeline(List.of(), false, new StreamToken(upTo));
      return new RoomUpdate(
          nothing, List.of(), command.isStateAfter(), accountData, ephemeral, Optional.empty());
    }
    RoomView view = view(command, place);
    boolean isNew = isNewlyJoined(command, place, view.room().states());
    Collected collected =
        timelines.collect(command.filter().timeline(), view, isNew ? 0 : command.position(), upTo);
    boolean isFresh = isNew && !command.isInitial();
    Collected timeline = isFresh ? collected.afterGap() : collected;
    Optional<Summary> summary = summary(command, view, timeline, isNew, upTo);
    List<UserId> heroes = summary.map(Summary::heroes).orElse(List.of());
    List<StoredEvent> state = state(command, view, timeline, isNew, upTo, heroes);
    return update(command, view, timeline, state, new Beside(accountData, ephemeral, summary));
  }

  /**
   * What is new in a room that the user has left: all up to the leaving. Who came and left again
   * since the last answer is told what they may see of the room; who was never in it, as after an
   * invite that was rejected, only that it is over.
   */
  RoomUpdate left(Sync.Command command, RoomMembership place, List<JsonObject> accountData) {
    RoomView view = view(command, place);
    RoomStates states = view.room().states();
    boolean isKnown =
        !command.isInitial() && isMember(states, states.at(command.position()), place.user());
    boolean isNew =
        command.isInitial() ? view.wasEverJoined() : !isKnown && hasCome(command, place, states);
    long from = isNew ? 0 : isKnown ? command.position() : place.position() - 1;
    Collected collected =
        timelines.collect(command.filter().timeline(), view, from, place.position());
    boolean isFresh = isNew && !command.isInitial();
    Collected timeline = isFresh ? collected.afterGap() : collected;
    List<StoredEvent> state =
        isKnown || isNew
            ? state(command, view, timeline, isNew, place.position(), List.of())
            : List.of();
    return update(
        command, view, timeline, state, new Beside(accountData, Ephemeral.NONE, Optional.empty()));
  }

  /** Whether the user was in the room at some time between the last answer and the leaving. */
  private static boolean hasCome(Sync.Command command, RoomMembership place, RoomStates states) {
    Optional<StoredEvent> membership = membership(states, states.at(place.position()), place);
    while (membership.isPresent() && membership.get().position() > command.position()) {
      if (isJoin(membership.get())) {
        return true;
      }
      membership = membership(states, membership.get().stateBefore(), place);
    }
    return false;
  }

  private static Optional<StoredEvent> membership(
      RoomStates states, StateRoot root, RoomMembership place) {
    return states.find(root, new StateSlot("m.room.member", place.user().value()));
  }

  private static boolean isJoin(StoredEvent membership) {
    return new MemberContent(membership.event().content())
        .membership()
        .filter(Membership.JOIN::equals)
        .isPresent();
  }

  private RoomView view(Sync.Command command, RoomMembership place) {
    return visibility.view(
        rooms.find(place.room().roomId()).orElseThrow(), Reader.of(command.requester()));
  }

  /** What comes with a room's events. */
  private record Beside(
      List<JsonObject> accountData, Ephemeral ephemeral, Optional<Summary> summary) {}

  private RoomUpdate update(
      Sync.Command command,
      RoomView view,
      Collected timeline,
      List<StoredEvent> state,
      Beside beside) {
    Form form = command.filter().isFederationFormat() ? Form.AS_EXCHANGED : Form.WITHOUT_ROOM;
    List<ClientEvent> events = clientEvents.inTimeline(timeline.shown(), view, form);
    return new RoomUpdate(
        new Timeline(events, timeline.isLimited(), timeline.place()),
        state.stream().map(event -> clientEvents.inState(event, form)).toList(),
        command.isStateAfter(),
        beside.accountData(),
        beside.ephemeral(),
        beside.summary());
  }

  private static boolean isNewlyJoined(
      Sync.Command command, RoomMembership place, RoomStates states) {
    if (command.isInitial()) {
      return true;
    }
    return place.position() > command.position()
        && !isMember(states, states.at(command.position()), place.user());
  }

  private static boolean isMember(RoomStates states, StateRoot root, UserId user) {
    return states
        .find(root, new StateSlot("m.room.member", user.value()))
        .filter(RoomCollection::isJoin)
        .isPresent();
  }

  private List<StoredEvent> state(
      Sync.Command command,
      RoomView view,
      Collected timeline,
      boolean isNew,
      long upTo,
      List<UserId> heroes) {
    RoomStates states = view.room().states();
    boolean isForked = isForked(command, view.room(), isNew);
    StateRoot end = endOfState(command, view, timeline, upTo, isForked);
    boolean isChange = !isNew && !command.isFullState();
    List<StoredEvent> changed =
        isChange ? difference(command, states, timeline, end, isForked) : states.all(end);
    List<StoredEvent> told =
        (isForked || timeline.hidesSome()) && !command.isStateAfter()
            ? withUnshown(changed, timeline, states.difference(end, view.stateAt(upTo)))
            : changed;
    SyncFilter filter = command.filter();
    EventFilter wanted = filter.state();
    List<StoredEvent> reduced =
        sentMembers.reduce(
            command.requester(),
            filter,
            new SentMembers.Told(told, isChange, timeline.events(), heroes),
            states,
            end);
    return wanted.acceptsEverything()
        ? reduced
        : reduced.stream().filter(event -> wanted.accepts(event.event())).toList();
  }

  /**
   * The state that a client knows once it has read what it is told: before the timeline, or after;
   * in no case later than what the reader is shown of the room.
   */
  private static StateRoot endOfState(
      Sync.Command command, RoomView view, Collected timeline, long upTo, boolean isForked) {
    if (!timeline.shown().isEmpty() && !command.isStateAfter()) {
      StoredEvent first = timeline.shown().getFirst().event();
      if (first.position() <= view.lastPosition()) {
        return isForked ? view.stateAt(first.position() - 1) : first.stateBefore();
      }
    }
    return view.stateAt(upTo);
  }

  /** Whether what is told is not simply one event's state after the other's. */
  private static boolean isForked(Sync.Command command, RoomSnapshot room, boolean isNew) {
    return room.lastMerge() > (isNew || command.isFullState() ? 0 : command.position());
  }

  /**
   * The state before the timeline, together with that which the timeline's own events do not lead
   * to, because branches of the room's graph met, or events between them are not shown.
   */
  private static List<StoredEvent> withUnshown(
      List<StoredEvent> before, Collected timeline, List<StoredEvent> changed) {
    Set<Long> shown =
        timeline.events().stream().map(StoredEvent::number).collect(Collectors.toSet());
    Map<Optional<StateSlot>, StoredEvent> told = new LinkedHashMap<>();
    before.forEach(event -> told.put(event.event().slot(), event));
    changed.stream()
        .filter(event -> !shown.contains(event.number()))
        .forEach(event -> told.put(event.event().slot(), event));
    return List.copyOf(told.values());
  }

  private static List<StoredEvent> difference(
      Sync.Command command,
      RoomStates states,
      Collected timeline,
      StateRoot end,
      boolean isForked) {
    boolean beginsWithTheNext =
        !isForked
            && !timeline.isLimited()
            && !timeline.hidesSome()
            && !timeline.events().isEmpty()
            && !command.isStateAfter();
    if (beginsWithTheNext) {
      return List.of();
    }
    return states.difference(states.at(command.position()), end);
  }

  /** The room's summary where it may have changed, whatever of that is shown. */
  private Optional<Summary> summary(
      Sync.Command command, RoomView view, Collected timeline, boolean isNew, long upTo) {
    RoomSnapshot room = view.room();
    boolean isWhole =
        !timeline.isLimited() && !timeline.hidesSome() && !isForked(command, room, false);
    boolean mayHaveChanged =
        isNew
            || hasMember(timeline.events())
            || (!isWhole && hasMember(changes(room.states(), command.position(), view, upTo)));
    if (!mayHaveChanged) {
      return Optional.empty();
    }
    boolean hasName =
        room.state("m.room.name").isPresent() || room.state("m.room.canonical_alias").isPresent();
    List<UserId> heroes = hasName ? List.of() : heroes(room, command.requester().user());
    return Optional.of(new Summary(heroes, room.head().joinedCount(), room.head().invitedCount()));
  }

  private static List<StoredEvent> changes(
      RoomStates states, long since, RoomView view, long upTo) {
    return states.difference(states.at(since), view.stateAt(upTo));
  }

  private static boolean hasMember(List<StoredEvent> events) {
    return events.stream()
        .anyMatch(event -> event.event().isState() && event.event().type().equals("m.room.member"));
  }

  private List<UserId> heroes(RoomSnapshot room, UserId reader) {
    List<RoomSummaryHeroes.Member> candidates = new ArrayList<>();
    for (Membership membership :
        List.of(Membership.JOIN, Membership.INVITE, Membership.LEAVE, Membership.BAN)) {
      memberships.members(room.room().number(), membership, HERO_CANDIDATES).stream()
          .map(place -> new RoomSummaryHeroes.Member(place.user(), membership))
          .forEach(candidates::add);
    }
    return RoomSummaryHeroes.select(candidates, reader);
  }
}
