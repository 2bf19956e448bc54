package chat.ranvier.application.sync;

import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.RoomSnapshot;
import chat.ranvier.application.room.RoomStates;
import chat.ranvier.application.room.Rooms;
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
import chat.ranvier.domain.filter.EventFilter;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.RoomSummaryHeroes;
import chat.ranvier.domain.state.StateRoot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
   * @param parts what else is new
   */
  RoomUpdate joined(
      SyncRequest request,
      RoomMembership place,
      boolean hasEvents,
      long upTo,
      List<SyncPart> parts) {
    if (!hasEvents) {
      Timeline nothing = new Timeline(List.of(), false, new StreamToken(upTo));
      return new RoomUpdate(nothing, List.of(), request.isStateAfter(), Optional.empty(), parts);
    }
    RoomView view = view(request, place);
    boolean isNew = isNewlyJoined(request, place, view.room().states());
    Collected collected =
        timelines.collect(request.filter().timeline(), view, isNew ? 0 : request.position(), upTo);
    boolean isFresh = isNew && !request.isInitial();
    Collected timeline = isFresh ? collected.afterGap() : collected;
    Optional<Summary> summary = summary(request, view, timeline, isNew, upTo);
    List<UserId> heroes = summary.map(Summary::heroes).orElse(List.of());
    List<StoredEvent> state = state(request, view, timeline, isNew, upTo, heroes);
    return update(request, view, timeline, state, new Beside(summary, parts));
  }

  /**
   * What is new in a room that the user has left: all up to the leaving. Who came and left again
   * since the last answer is told what they may see of the room; who was never in it, as after an
   * invite that was rejected, only that it is over.
   */
  RoomUpdate left(SyncRequest request, RoomMembership place, List<SyncPart> parts) {
    RoomView view = view(request, place);
    RoomStates states = view.room().states();
    boolean isKnown =
        !request.isInitial() && isMember(states, states.at(request.position()), place.user());
    boolean isNew =
        request.isInitial() ? view.wasEverJoined() : !isKnown && hasCome(request, place, states);
    long from = isNew ? 0 : isKnown ? request.position() : place.position() - 1;
    Collected collected =
        timelines.collect(request.filter().timeline(), view, from, place.position());
    boolean isFresh = isNew && !request.isInitial();
    Collected timeline = isFresh ? collected.afterGap() : collected;
    List<StoredEvent> state =
        isKnown || isNew
            ? state(request, view, timeline, isNew, place.position(), List.of())
            : List.of();
    return update(request, view, timeline, state, new Beside(Optional.empty(), parts));
  }

  /** Whether the user was in the room at some time between the last answer and the leaving. */
  private static boolean hasCome(SyncRequest request, RoomMembership place, RoomStates states) {
    UserId user = place.user();
    Optional<StoredEvent> membership =
        KnownState.membership(states, states.at(place.position()), user);
    while (membership.isPresent() && membership.get().position() > request.position()) {
      if (KnownState.isJoin(membership.get())) {
        return true;
      }
      membership = KnownState.membership(states, membership.get().stateBefore(), user);
    }
    return false;
  }

  private RoomView view(SyncRequest request, RoomMembership place) {
    return visibility.view(
        rooms.find(place.room().roomId()).orElseThrow(), Reader.of(request.requester()));
  }

  /** What comes with a room's events. */
  private record Beside(Optional<Summary> summary, List<SyncPart> parts) {}

  private RoomUpdate update(
      SyncRequest request,
      RoomView view,
      Collected timeline,
      List<StoredEvent> state,
      Beside beside) {
    Form form = request.filter().isFederationFormat() ? Form.AS_EXCHANGED : Form.WITHOUT_ROOM;
    List<ClientEvent> events = clientEvents.inTimeline(timeline.shown(), view, form);
    return new RoomUpdate(
        new Timeline(events, timeline.isLimited(), timeline.place()),
        state.stream().map(event -> clientEvents.inState(event, form)).toList(),
        request.isStateAfter(),
        beside.summary(),
        beside.parts());
  }

  private static boolean isNewlyJoined(
      SyncRequest request, RoomMembership place, RoomStates states) {
    if (request.isInitial()) {
      return true;
    }
    return place.position() > request.position()
        && !isMember(states, states.at(request.position()), place.user());
  }

  private static boolean isMember(RoomStates states, StateRoot root, UserId user) {
    return KnownState.membership(states, root, user).filter(KnownState::isJoin).isPresent();
  }

  private List<StoredEvent> state(
      SyncRequest request,
      RoomView view,
      Collected timeline,
      boolean isNew,
      long upTo,
      List<UserId> heroes) {
    RoomStates states = view.room().states();
    boolean isForked = isForked(request, view.room(), isNew);
    StateRoot end = endOfState(request, view, timeline, upTo, isForked);
    boolean isChange = !isNew && !request.isFullState();
    List<StoredEvent> changed =
        isChange ? difference(request, states, timeline, end, isForked) : states.all(end);
    boolean leavesGaps = (isForked || timeline.hidesSome()) && !request.isStateAfter();
    List<StoredEvent> after = leavesGaps ? states.difference(end, view.stateAt(upTo)) : List.of();
    List<StoredEvent> told = leavesGaps ? withUnshown(changed, timeline, after) : changed;
    SentMembers.Told beside =
        new SentMembers.Told(
            told,
            isChange ? event -> true : changes(request, states, end, after),
            timeline.events(),
            heroes);
    List<StoredEvent> reduced = sentMembers.reduce(request, upTo, beside, view.room(), end);
    EventFilter wanted = request.filter().state();
    return wanted.acceptsEverything()
        ? reduced
        : reduced.stream().filter(event -> wanted.accepts(event.event())).toList();
  }

  /** Which of the events are not what the client may know already. */
  private static Predicate<StoredEvent> changes(
      SyncRequest request, RoomStates states, StateRoot end, List<StoredEvent> after) {
    if (!request.filter().isLazyLoadingMembers()) {
      return event -> true;
    }
    Set<Long> changed = new HashSet<>();
    after.forEach(event -> changed.add(event.number()));
    KnownState.of(request, states)
        .ifPresent(
            known -> states.difference(known, end).forEach(event -> changed.add(event.number())));
    return event -> changed.contains(event.number());
  }

  /**
   * The state that a client knows once it has read what it is told: before the timeline, or after;
   * in no case later than what the reader is shown of the room.
   */
  private static StateRoot endOfState(
      SyncRequest request, RoomView view, Collected timeline, long upTo, boolean isForked) {
    if (!timeline.shown().isEmpty() && !request.isStateAfter()) {
      StoredEvent first = timeline.shown().getFirst().event();
      if (first.position() <= view.lastPosition()) {
        return isForked ? view.stateAt(first.position() - 1) : first.stateBefore();
      }
    }
    return view.stateAt(upTo);
  }

  /** Whether what is told is not simply one event's state after the other's. */
  private static boolean isForked(SyncRequest request, RoomSnapshot room, boolean isNew) {
    return room.lastMerge() > (isNew || request.isFullState() ? 0 : request.position());
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
      SyncRequest request, RoomStates states, Collected timeline, StateRoot end, boolean isForked) {
    boolean beginsWithTheNext =
        !isForked
            && !timeline.isLimited()
            && !timeline.hidesSome()
            && !timeline.events().isEmpty()
            && !request.isStateAfter();
    if (beginsWithTheNext) {
      return List.of();
    }
    return states.difference(states.at(request.position()), end);
  }

  /** The room's summary where it may have changed, whatever of that is shown. */
  private Optional<Summary> summary(
      SyncRequest request, RoomView view, Collected timeline, boolean isNew, long upTo) {
    RoomSnapshot room = view.room();
    boolean isWhole =
        !timeline.isLimited() && !timeline.hidesSome() && !isForked(request, room, false);
    boolean mayHaveChanged =
        isNew
            || hasMember(timeline.events())
            || (!isWhole && hasMember(changes(room.states(), request.position(), view, upTo)));
    if (!mayHaveChanged) {
      return Optional.empty();
    }
    boolean hasName =
        room.state("m.room.name").isPresent() || room.state("m.room.canonical_alias").isPresent();
    List<UserId> heroes = hasName ? List.of() : heroes(room, request.requester().user());
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
