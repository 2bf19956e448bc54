package chat.ranvier.application.upkeep;

import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.RoomHead;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.application.room.port.StoredRoom;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.application.upkeep.Finding.Fault;
import chat.ranvier.application.upkeep.port.RoomInventory.PastState;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.state.StateRoot;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where one room stands, and what is kept beside its current state. */
final class HeadCheck {
  private static final int STATES_AT_ONCE = 1_000;

  private final RoomRef room;
  private final RoomHead head;
  private final StoredStates states;
  private final CheckDatabase.Storage storage;
  private final Report report;

  HeadCheck(StoredRoom stored, StoredStates states, CheckDatabase.Storage storage, Report report) {
    this.room = stored.room();
    this.head = stored.head();
    this.states = states;
    this.storage = storage;
    this.report = report;
  }

  /** Checks it against what its events say. */
  void check(EventWalk events) {
    checkExtremities(events);
    checkResolution();
    checkPastStates();
    Optional<String> flaw = states.flaw(head.state());
    if (flaw.isPresent()) {
      report.room(Fault.BROKEN_STATE, "the current state: " + flaw.get());
      return;
    }
    NavigableMap<Integer, Long> current = states.all(head.state());
    checkEntries(current);
    if (!current.equals(storage.inventory().currentState(room.number()))) {
      report.room(Fault.WRONG_CURRENT_STATE, "table and trie differ");
    }
    checkMemberships(current);
  }

  /**
   * What no event follows has to be noted. What is followed only by way of an event that came later
   * than that which follows on it, and is in no timeline, may be.
   */
  private void checkExtremities(EventWalk events) {
    Set<Long> actual =
        head.extremities().stream().map(Extremity::eventNumber).collect(Collectors.toSet());
    Set<Long> expected = events.unfollowed();
    if (!actual.containsAll(expected) || !events.unnamed().containsAll(actual)) {
      report.room(
          Fault.WRONG_EXTREMITIES, actual.size() + " are noted, there are " + expected.size());
    }
  }

  private void checkResolution() {
    List<StoredEvent> tips =
        head.extremities().stream()
            .flatMap(tip -> states.event(tip.eventNumber()).stream())
            .toList();
    boolean isReadable =
        tips.stream().allMatch(tip -> states.flaw(tip.stateBefore()).isEmpty()) && !tips.isEmpty();
    if (isReadable) {
      List<StateRoot> after = tips.stream().map(states::after).toList();
      if (!states.resolved(after).equals(head.state())) {
        report.room(Fault.WRONG_CURRENT_STATE, "it is not what the forward extremities come to");
      }
    }
  }

  private void checkPastStates() {
    long after = Long.MIN_VALUE;
    List<PastState> page = storage.inventory().pastStates(room.number(), after, STATES_AT_ONCE);
    while (!page.isEmpty()) {
      for (PastState past : page) {
        states
            .flaw(past.root())
            .ifPresent(
                flaw ->
                    report.room(
                        Fault.BROKEN_STATE, "the state from " + past.position() + " on: " + flaw));
      }
      after = page.getLast().position();
      page = storage.inventory().pastStates(room.number(), after, STATES_AT_ONCE);
    }
  }

  private void checkEntries(NavigableMap<Integer, Long> current) {
    List<StateSlot> slots = states.slots();
    current.forEach(
        (slot, event) -> {
          Optional<StateSlot> filled = states.event(event).flatMap(found -> found.event().slot());
          if (slot >= slots.size() || !filled.equals(Optional.of(slots.get(slot)))) {
            report.room(
                Fault.WRONG_STATE_ENTRY, "slot " + slot + " is filled by event number " + event);
          }
        });
  }

  private void checkMemberships(NavigableMap<Integer, Long> current) {
    Map<String, Long> inState = members(current);
    Map<String, Long> stored = new TreeMap<>();
    for (Membership membership : Membership.values()) {
      List<RoomMembership> members =
          storage.memberships().members(room.number(), membership, Integer.MAX_VALUE);
      for (RoomMembership member : members) {
        if (!isTakenBack(member, inState)) {
          check(member, stored);
        }
      }
      checkCount(membership, members.size());
    }
    if (!stored.equals(inState)) {
      report.room(
          Fault.WRONG_MEMBERSHIP,
          stored.size() + " memberships are kept, " + inState.size() + " are in the state");
    }
  }

  /** Whether branches that met have left the user without a membership in the state. */
  private static boolean isTakenBack(RoomMembership member, Map<String, Long> inState) {
    return member.membership() == Membership.LEAVE && !inState.containsKey(member.user().value());
  }

  private void check(RoomMembership member, Map<String, Long> stored) {
    stored.put(member.user().value(), member.eventNumber());
    Optional<Membership> said =
        states
            .event(member.eventNumber())
            .flatMap(event -> new MemberContent(event.event().content()).membership());
    if (!said.equals(Optional.of(member.membership()))) {
      report.room(
          Fault.WRONG_MEMBERSHIP,
          member.user() + " is kept as " + member.membership() + ", not as the event says");
    }
  }

  private void checkCount(Membership membership, long members) {
    long counted =
        switch (membership) {
          case JOIN -> head.joinedCount();
          case INVITE -> head.invitedCount();
          case KNOCK, LEAVE, BAN -> members;
        };
    if (counted != members) {
      report.room(
          Fault.WRONG_COUNT, counted + " are counted for " + membership + ", not " + members);
    }
  }

  /** By user; what names no user, as old rooms may have it, is nobody's membership. */
  private Map<String, Long> members(NavigableMap<Integer, Long> current) {
    Map<String, Long> members = new TreeMap<>();
    current.forEach(
        (slot, number) ->
            states
                .event(number)
                .map(StoredEvent::event)
                .filter(HeadCheck::isMembership)
                .flatMap(Pdu::stateKey)
                .filter(key -> UserId.find(key).isPresent())
                .ifPresent(user -> members.put(user, number)));
    return members;
  }

  private static boolean isMembership(Pdu event) {
    return event.type().equals("m.room.member")
        && new MemberContent(event.content()).membership().isPresent();
  }
}
