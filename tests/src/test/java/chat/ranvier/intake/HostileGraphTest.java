package chat.ranvier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.room.intake.ReceiveEvents;
import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.IntakeVerdict;
import chat.ranvier.domain.auth.chain.ChainedEvent;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.EventDraft;
import chat.ranvier.domain.event.EventSealer;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.RoomTimeline;
import chat.ranvier.domain.testing.ToySigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Graphs that somebody made to do harm: they cost what their events cost, whoever has to look at
 * all of them. The times are far from what is needed, and far from what a fault would take.
 */
@Timeout(60)
final class HostileGraphTest {
  private static final RoomVersion VERSION = RoomVersion.V11;
  private static final int CHAIN = 2_000;
  private static final int STORM = 1_000;

  private final Engine engine = Engine.inMemory();
  private final RoomTimeline room = RoomTimeline.publicChat(VERSION);

  private ReceiveEvents.Answer receive(List<Pdu> events) {
    return engine.receive(VERSION, room.roomId(), events);
  }

  private List<EventId> extremities() {
    return engine.room(room.roomId()).head().extremities().stream()
        .map(Extremity::eventId)
        .toList();
  }

  private static UserId attacker(int number) {
    return UserId.of("attacker" + number, People.THERE);
  }

  @Test
  void aForkOverAnAuthChainOfThousandsIsResolved() {
    room.join(People.BOB);
    room.powerLevels(People.ALICE, Map.of(People.ALICE, 100L, People.BOB, 100L));
    RoomTimeline early = room.fork();
    for (int i = 0; i < CHAIN; i++) {
      room.powerLevels(
          People.ALICE, Map.of(People.ALICE, 100L, People.BOB, 100L, People.EVE, i % 2L));
    }
    Pdu topic = room.state(People.ALICE, "m.room.topic", "", JsonObject.of("topic", "late"));
    receive(room.events());
    early.powerLevels(People.BOB, Map.of(People.ALICE, 100L, People.BOB, 100L));
    Pdu stale = early.state(People.BOB, "m.room.topic", "", JsonObject.of("topic", "early"));
    receive(early.tips());
    receive(early.events());
    assertThat(extremities()).containsExactly(topic.eventId(), stale.eventId());
    assertThat(engine.currentState(room.roomId()))
        .containsEntry(StateSlot.of("m.room.topic"), topic.eventId());
    assertThat(engine.findings()).isEmpty();
  }

  /** Each member cites other power levels and other join rules than the one before. */
  private List<Pdu> wideRoom(int members) {
    for (int i = 0; i < members; i++) {
      room.powerLevels(People.ALICE, Map.of(People.ALICE, 100L, attacker(i), 50L));
      room.state(People.ALICE, "m.room.join_rules", "", JsonObject.of("join_rule", "public"));
      room.join(attacker(i));
      room.state(
          attacker(i),
          "m.room.member",
          attacker(i / 2).value(),
          JsonObject.of("membership", "leave"));
    }
    return room.events();
  }

  /** Events that cite whatever there is, and are rejected for it. */
  private List<Pdu> rejected(int count) {
    List<Pdu> states = room.events().stream().filter(Pdu::isState).toList();
    EventSealer sealer = new EventSealer(VERSION, People.THERE, ToySigningKey.of(People.THERE));
    List<Pdu> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<EventId> cited = new ArrayList<>();
      for (int j = 0; j < 10; j++) {
        cited.add(states.get((i * 7 + j * states.size() / 10) % states.size()).eventId());
      }
      EventDraft draft =
          EventDraft.state(
              new StateSlot("m.room.member", attacker(i).value()),
              attacker(i),
              JsonObject.of("membership", "join"),
              i);
      events.add(
          sealer.seal(
              draft,
              Optional.of(room.roomId()),
              List.of(room.tips().getFirst().eventId()),
              cited.stream().distinct().toList(),
              9_999));
    }
    return events;
  }

  private long storedLinks() {
    List<ChainedEvent> chained =
        engine
            .authChains()
            .after(engine.room(room.roomId()).room().number(), 0, Integer.MAX_VALUE)
            .orElseThrow();
    return chained.stream().mapToLong(event -> event.authEvents().size()).sum();
  }

  @Test
  void aWideAuthGraphTakesNoMoreRoomThanItsEventsCiteOthers() {
    receive(wideRoom(300));
    long cited = room.events().stream().mapToLong(event -> event.authEvents().size()).sum();
    assertThat(storedLinks()).isLessThanOrEqualTo(cited);
    List<Pdu> rejected = rejected(300);
    assertThat(receive(rejected).events())
        .allSatisfy(fate -> assertThat(standing(fate.verdict())).isEqualTo(Standing.REJECTED));
    assertThat(storedLinks()).isLessThanOrEqualTo(cited + 10L * rejected.size());
  }

  @Test
  void manyBranchesOfAWideAuthGraphAreResolved() {
    wideRoom(150);
    List<RoomTimeline> branches = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      branches.add(room.fork());
    }
    receive(room.events());
    for (RoomTimeline branch : branches) {
      int number = branches.indexOf(branch);
      branch.powerLevels(People.ALICE, Map.of(People.ALICE, 100L, People.EVE, 1L + number));
      branch.join(attacker(1_000 + number));
      receive(branch.events());
    }
    assertThat(extremities()).hasSize(branches.size());
    assertThat(engine.currentState(room.roomId()).keySet())
        .contains(new StateSlot("m.room.member", attacker(1_011).value()))
        .contains(new StateSlot("m.room.member", attacker(1_000).value()));
  }

  private static Standing standing(IntakeVerdict verdict) {
    return ((IntakeVerdict.Judged) verdict).judgement().standing();
  }

  @Test
  void aStormOfSoftFailedEventsChangesNothingForAnybody() {
    room.join(People.CHARLIE);
    RoomTimeline evasion = room.fork();
    Pdu ban = room.ban(People.ALICE, People.CHARLIE);
    receive(room.events());
    for (int i = 0; i < STORM; i++) {
      evasion.message(People.CHARLIE, "still here " + i);
    }
    receive(evasion.events().subList(ban.prevEvents().size() + 5, evasion.events().size()));
    assertThat(engine.event(evasion.tips().getFirst().eventId()).standing())
        .isEqualTo(Standing.SOFT_FAILED);
    assertThat(extremities()).containsExactly(ban.eventId());
    Pdu good = room.message(People.ALICE, "good");
    receive(List.of(good));
    assertThat(extremities()).containsExactly(good.eventId());
  }

  @Test
  void eventsThatWaitForEverAreBoundedAndStopNobody() {
    room.join(People.CHARLIE);
    receive(room.events());
    EventSealer sealer = new EventSealer(VERSION, People.THERE, ToySigningKey.of(People.THERE));
    List<EventId> authEvents = room.fork().message(People.CHARLIE, "like this").authEvents();
    List<Pdu> orphans = new ArrayList<>();
    for (int i = 0; i < STORM + 100; i++) {
      List<EventId> unknown = new ArrayList<>();
      for (int j = 0; j < 20; j++) {
        unknown.add(new EventId("$" + "unknown".repeat(5) + i + "_" + j));
      }
      EventDraft draft =
          EventDraft.message("m.room.message", People.CHARLIE, JsonObject.of("body", "o" + i), i);
      orphans.add(sealer.seal(draft, Optional.of(room.roomId()), unknown, authEvents, 99));
    }
    long kept =
        receive(orphans).events().stream()
            .filter(fate -> ((IntakeVerdict.Waiting) fate.verdict()).isKept())
            .count();
    assertThat(kept).isEqualTo(STORM);
    for (int i = 0; i < 100; i++) {
      Pdu good = room.message(People.CHARLIE, "good " + i);
      receive(List.of(good));
      assertThat(extremities()).containsExactly(good.eventId());
    }
  }
}
