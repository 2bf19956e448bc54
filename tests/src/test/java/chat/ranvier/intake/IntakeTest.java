package chat.ranvier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.room.intake.ReceiveEvents;
import chat.ranvier.application.room.port.Extremity;
import chat.ranvier.application.room.port.IntakeVerdict;
import chat.ranvier.application.room.port.StoredGraph;
import chat.ranvier.application.timeline.port.EventPlace;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.auth.chain.ChainedEvent;
import chat.ranvier.domain.auth.standing.Judgement;
import chat.ranvier.domain.auth.standing.Standing;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.testing.People;
import chat.ranvier.domain.testing.RandomJson;
import chat.ranvier.domain.testing.RoomTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of single events of other servers. */
final class IntakeTest {
  private static final RoomVersion VERSION = RoomVersion.V11;

  private final Engine engine = Engine.inMemory();
  private final RoomTimeline room = RoomTimeline.publicChat(VERSION);

  @AfterEach
  void whatIsStoredIsSound() {
    engine.collectUnneeded();
    assertThat(engine.findings()).isEmpty();
  }

  private ReceiveEvents.Answer receive(Pdu... events) {
    return engine.receive(VERSION, room.roomId(), List.of(events));
  }

  private void receiveAll() {
    engine.receive(VERSION, room.roomId(), room.events());
  }

  private static IntakeVerdict verdict(ReceiveEvents.Answer answer) {
    return answer.events().getLast().verdict();
  }

  private static Standing standing(ReceiveEvents.Answer answer) {
    return ((IntakeVerdict.Judged) verdict(answer)).judgement().standing();
  }

  private List<EventId> extremities() {
    return engine.room(room.roomId()).head().extremities().stream()
        .map(Extremity::eventId)
        .toList();
  }

  private List<EventId> timeline() {
    long number = engine.room(room.roomId()).room().number();
    List<Long> shown =
        engine.events().after(number, -1_000, 1_000_000, 1_000).stream()
            .map(EventPlace::number)
            .toList();
    Map<Long, StoredEvent> events = engine.events().load(shown);
    return shown.stream()
        .map(each -> Objects.requireNonNull(events.get(each)).event().eventId())
        .toList();
  }

  @Test
  void eventsThatFollowOneAnotherJoinTheTimelineInTheirOrder() {
    room.join(People.CHARLIE);
    room.message(People.CHARLIE, "hello");
    receiveAll();
    assertThat(timeline()).isEqualTo(room.events().stream().map(Pdu::eventId).toList());
    assertThat(extremities()).containsExactly(room.events().getLast().eventId());
    assertThat(engine.room(room.roomId()).membership(People.CHARLIE)).isEqualTo(Membership.JOIN);
    assertThat(engine.room(room.roomId()).lastMerge()).isZero();
  }

  @Test
  void anEventThatIsHereAlreadyChangesNothing() {
    receiveAll();
    ReceiveEvents.Answer again = engine.receive(VERSION, room.roomId(), room.events());
    assertThat(again.events())
        .allSatisfy(
            fate ->
                assertThat(fate.verdict()).isEqualTo(new IntakeVerdict.Known(Standing.ACCEPTED)));
    assertThat(timeline()).hasSameSizeAs(room.events());
  }

  @Test
  void aForgedEventIsDroppedAndThoseBesideItGoOn() {
    receiveAll();
    room.join(People.CHARLIE);
    Pdu join = room.events().getLast();
    Pdu message = room.message(People.CHARLIE, "hello");
    List<JsonObject> events = new ArrayList<>();
    events.add(message.json().with("origin_server_ts", new JsonInteger(7)));
    events.add(JsonObject.of("type", "m.room.message"));
    events.add(join.json());
    events.add(message.json());
    ReceiveEvents.Answer answer = engine.receive(ReceiveEvents.Command.of(room.roomId(), events));
    assertThat(answer.events().get(0).verdict()).isInstanceOf(IntakeVerdict.Dropped.class);
    assertThat(answer.events().get(1).verdict()).isInstanceOf(IntakeVerdict.Dropped.class);
    assertThat(standing(answer)).isEqualTo(Standing.ACCEPTED);
    assertThat(extremities()).containsExactly(message.eventId());
  }

  @Test
  void nonsenseStopsNothingBesideIt() {
    receiveAll();
    Pdu join = room.join(People.CHARLIE);
    RandomJson nonsense = new RandomJson(7);
    List<JsonObject> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      events.add(i % 2 == 0 ? nonsense.object(3) : join.json().with("content", nonsense.object(3)));
    }
    events.add(join.json());
    assertThat(standing(engine.receive(ReceiveEvents.Command.of(room.roomId(), events))))
        .isEqualTo(Standing.ACCEPTED);
  }

  @Test
  void anEventWhoseContentIsNotWhatWasHashedIsTakenInRedacted() {
    room.join(People.CHARLIE);
    receiveAll();
    Pdu message = room.message(People.CHARLIE, "hello");
    JsonObject forged = message.json().with("content", JsonObject.of("body", "another"));
    ReceiveEvents.Answer answer =
        engine.receive(ReceiveEvents.Command.of(room.roomId(), List.of(forged)));
    assertThat(standing(answer)).isEqualTo(Standing.ACCEPTED);
    assertThat(engine.event(message.eventId()).event().content()).isEqualTo(JsonObject.empty());
  }

  @Test
  void aRoomBeginsOnlyOnce() {
    receiveAll();
    RoomTimeline another =
        RoomTimeline.created(VERSION, People.ALICE, JsonObject.of("again", "yes"));
    assertThat(verdict(receive(another.create()))).isInstanceOf(IntakeVerdict.Dropped.class);
    assertThat(extremities()).containsExactly(room.events().getLast().eventId());
  }

  @Test
  void whoIsBannedDoesNotGetBackByWritingFromBefore() {
    room.join(People.CHARLIE);
    RoomTimeline evasion = room.fork();
    Pdu ban = room.ban(People.ALICE, People.CHARLIE);
    receiveAll();
    Pdu evading = evasion.message(People.CHARLIE, "still here");
    ReceiveEvents.Answer answer = receive(evading);
    assertThat(standing(answer)).isEqualTo(Standing.SOFT_FAILED);
    assertThat(extremities()).containsExactly(ban.eventId());
    assertThat(timeline()).doesNotContain(evading.eventId());
  }

  @Test
  void whatFollowsOnASoftFailedEventIsTakenInAndFollowsOnBothBranches() {
    room.join(People.CHARLIE);
    RoomTimeline evasion = room.fork();
    room.ban(People.ALICE, People.CHARLIE);
    receiveAll();
    Pdu evading = evasion.state(People.CHARLIE, "m.custom", "", JsonObject.of("a", "b"));
    receive(evading);
    room.merge(room.state(), evasion);
    Pdu merging = room.message(People.ALICE, "hello");
    assertThat(standing(receive(merging))).isEqualTo(Standing.ACCEPTED);
    assertThat(extremities()).containsExactly(merging.eventId());
  }

  @Test
  void aRejectedEventStaysRejectedWhateverIsSentLater() {
    receiveAll();
    RoomTimeline branch = room.fork();
    Pdu forbidden = branch.state(People.EVE, "m.room.topic", "", JsonObject.of("topic", "mine"));
    ReceiveEvents.Answer answer = receive(forbidden);
    assertThat(verdict(answer))
        .isInstanceOfSatisfying(
            IntakeVerdict.Judged.class,
            judged -> assertThat(judged.judgement()).isInstanceOf(Judgement.Rejected.class));
    Pdu following = branch.message(People.ALICE, "on top of it");
    List<EventId> told = new ArrayList<>();
    branch.state().values().forEach(event -> told.add(event.eventId()));
    handIn(
        List.of(forbidden.json()),
        Engine.json(List.of(following, forbidden)),
        Map.of(following.eventId(), told, forbidden.eventId(), told));
    assertThat(engine.event(forbidden.eventId()).standing()).isEqualTo(Standing.REJECTED);
    assertThat(engine.event(following.eventId()).standing()).isEqualTo(Standing.ACCEPTED);
    assertThat(engine.room(room.roomId()).state("m.room.topic")).isEmpty();
    assertThat(extremities()).containsExactly(following.eventId());
  }

  @Test
  void anEventWaitsForWhatItFollowsOn() {
    receiveAll();
    Pdu join = room.join(People.CHARLIE);
    Pdu message = room.message(People.CHARLIE, "hello");
    assertThat(verdict(receive(message)))
        .isEqualTo(new IntakeVerdict.Waiting(Set.of(join.eventId()), true));
    assertThat(engine.events().find(message.eventId())).isEmpty();
    ReceiveEvents.Answer answer = receive(join);
    assertThat(answer.waiting()).containsKey(message.eventId());
    assertThat(extremities()).containsExactly(message.eventId());
    assertThat(graph().waiting()).isEmpty();
  }

  @Test
  void anEventThatWaitsGoesOnWaitingWhileItIsKnownAsAnOutlier() {
    receiveAll();
    Pdu unseen = room.message(People.ALICE, "not seen here yet");
    Pdu join = room.join(People.CHARLIE);
    receive(join);
    handIn(Engine.json(List.of(join)), List.of(), Map.of());
    assertThat(engine.event(join.eventId()).standing()).isEqualTo(Standing.OUTLIER);
    receive(unseen);
    assertThat(engine.event(join.eventId()).standing()).isEqualTo(Standing.ACCEPTED);
    assertThat(extremities()).containsExactly(join.eventId());
    assertThat(graph().waiting()).isEmpty();
  }

  @Test
  void anEventThatWaitsIsTakenInThoughItComesAgainAsAnOutlierBesideWhatItWaitedFor() {
    receiveAll();
    Pdu unseen = room.message(People.ALICE, "not seen here yet");
    Pdu join = room.join(People.CHARLIE);
    receive(join);
    handIn(Engine.json(List.of(join)), Engine.json(List.of(unseen)), Map.of());
    assertThat(engine.event(join.eventId()).standing()).isEqualTo(Standing.ACCEPTED);
    assertThat(extremities()).containsExactly(join.eventId());
    assertThat(graph().waiting()).isEmpty();
  }

  @Test
  void whatOnlyARejectedEventFollowsOnIsStillBuiltOn() {
    receiveAll();
    List<EventId> told = room.state().values().stream().map(Pdu::eventId).toList();
    Pdu unseen = room.message(People.ALICE, "not seen here yet");
    Pdu forbidden =
        room.fork().state(People.EVE, "m.room.topic", "", JsonObject.of("topic", "mine"));
    handIn(List.of(), Engine.json(List.of(forbidden)), Map.of(forbidden.eventId(), told));
    assertThat(engine.event(forbidden.eventId()).standing()).isEqualTo(Standing.REJECTED);
    receive(unseen);
    assertThat(extremities()).containsExactly(unseen.eventId());
  }

  @Test
  void whatIsMissingIsToldAcrossEventsThatWaitHereAlready() {
    receiveAll();
    Pdu unseen = room.message(People.ALICE, "not seen here yet");
    Pdu second = room.message(People.ALICE, "second");
    Pdu third = room.message(People.ALICE, "third");
    receive(second);
    ReceiveEvents.Answer answer = receive(third);
    assertThat(verdict(answer)).isEqualTo(new IntakeVerdict.Waiting(Set.of(), true));
    assertThat(answer.waiting())
        .containsEntry(second.eventId(), new IntakeVerdict.Waiting(Set.of(unseen.eventId()), true));
  }

  @Test
  void anEventThatWaitsIsTakenInByTheStateThatIsTold() {
    receiveAll();
    List<EventId> told = room.state().values().stream().map(Pdu::eventId).toList();
    room.message(People.ALICE, "never to be had");
    Pdu message = room.message(People.ALICE, "hello");
    receive(message);
    ReceiveEvents.Answer answer = handIn(List.of(), List.of(), Map.of(message.eventId(), told));
    assertThat(answer.waiting())
        .containsEntry(message.eventId(), new IntakeVerdict.Judged(new Judgement.Accepted()));
    assertThat(graph().waiting()).isEmpty();
  }

  private StoredGraph graph() {
    return engine.roomStore().graph(engine.room(room.roomId()).room().number());
  }

  @Test
  void anEventBehindAGapIsTakenInByTheStateThatAnotherServerTells() {
    room.join(People.CHARLIE);
    receiveAll();
    Pdu unseen = room.message(People.CHARLIE, "not seen here");
    Pdu invite = room.invite(People.ALICE, People.DAVE);
    List<EventId> told = room.state().values().stream().map(Pdu::eventId).toList();
    Pdu message = room.message(People.CHARLIE, "hello");
    handIn(
        Engine.json(List.of(invite)),
        Engine.json(List.of(message)),
        Map.of(message.eventId(), told));
    StoredEvent stored = engine.event(message.eventId());
    assertThat(stored.standing()).isEqualTo(Standing.ACCEPTED);
    assertThat(engine.room(room.roomId()).lastGap()).isEqualTo(stored.position());
    assertThat(extremities()).contains(message.eventId()).hasSize(2);
    assertThat(graph().backward())
        .singleElement()
        .satisfies(each -> assertThat(each.missing()).isEqualTo(invite.eventId()));
    assertThat(engine.room(room.roomId()).membership(People.DAVE)).isEqualTo(Membership.INVITE);
    assertThat(unseen.prevEvents()).hasSize(1);
  }

  @Test
  void thePastIsReadUpOnInItsOrderBeforeAllThatHappenedHere() {
    room.join(People.CHARLIE);
    Pdu first = room.message(People.CHARLIE, "first");
    Pdu second = room.message(People.CHARLIE, "second");
    List<Pdu> state = List.copyOf(room.state().values());
    Pdu last = room.message(People.CHARLIE, "last");
    List<EventId> told = state.stream().map(Pdu::eventId).toList();
    handIn(Engine.json(state), Engine.json(List.of(last)), Map.of(last.eventId(), told));
    assertThat(timeline()).containsExactly(last.eventId());
    ReceiveEvents.Answer answer =
        readUpOn(Engine.json(List.of(second, first)), Map.of(first.eventId(), told));
    assertThat(answer.events())
        .allSatisfy(
            fate ->
                assertThat(fate.verdict())
                    .isEqualTo(new IntakeVerdict.Judged(new Judgement.Accepted())));
    assertThat(timeline()).containsExactly(first.eventId(), second.eventId(), last.eventId());
    assertThat(engine.event(second.eventId()).position()).isEqualTo(-1);
    assertThat(extremities()).containsExactly(last.eventId());
    assertThat(graph().backward())
        .singleElement()
        .satisfies(each -> assertThat(each.missing()).isEqualTo(first.prevEvents().getFirst()));
    assertThat(engine.room(room.roomId()).head().oldestPosition()).isEqualTo(-2);
  }

  @Test
  void anOutlierThatGetsItsPlaceKeepsItsNumber() {
    receiveAll();
    Pdu join = room.join(People.CHARLIE);
    handIn(Engine.json(List.of(join)), List.of(), Map.of());
    StoredEvent outlier = engine.event(join.eventId());
    assertThat(outlier.standing()).isEqualTo(Standing.OUTLIER);
    assertThat(engine.room(room.roomId()).membership(People.CHARLIE)).isEqualTo(Membership.LEAVE);
    receive(join);
    StoredEvent placed = engine.event(join.eventId());
    assertThat(placed.standing()).isEqualTo(Standing.ACCEPTED);
    assertThat(placed.number()).isEqualTo(outlier.number());
    assertThat(timeline()).endsWith(join.eventId());
    assertThat(engine.room(room.roomId()).membership(People.CHARLIE)).isEqualTo(Membership.JOIN);
  }

  @Test
  void whatBranchesHoldComesTogetherInTheCurrentState() {
    RoomTimeline there = room.fork();
    Pdu name = room.state(People.ALICE, "m.room.name", "", JsonObject.of("name", "Here"));
    Pdu join = there.join(People.CHARLIE);
    receiveAll();
    receive(join);
    assertThat(extremities()).containsExactly(name.eventId(), join.eventId());
    assertThat(engine.currentState(room.roomId()))
        .containsEntry(StateSlot.of("m.room.name"), name.eventId())
        .containsEntry(new StateSlot("m.room.member", People.CHARLIE.value()), join.eventId());
    assertThat(engine.room(room.roomId()).head().joinedCount()).isEqualTo(2);
    assertThat(engine.room(room.roomId()).lastMerge())
        .isEqualTo(engine.event(join.eventId()).position());
  }

  @Test
  void branchesOfARoomWithManyAreJoinedByAnEventThatNobodyIsShown() {
    List<RoomTimeline> branches = List.of(room.fork(), room.fork(), room.fork());
    receiveAll();
    branches.forEach(
        branch -> receive(branch.message(People.ALICE, "b" + branches.indexOf(branch))));
    assertThat(extremities()).hasSize(3);
    engine.mergeBranches().run();
    assertThat(extremities()).hasSize(1);
    StoredEvent dummy = engine.event(extremities().getFirst());
    assertThat(dummy.event().type()).isEqualTo("org.matrix.dummy_event");
    assertThat(dummy.event().prevEvents()).hasSize(3);
  }

  @Test
  void outliersAreInTheAuthChainsThatOthersLeadBackOver() {
    Pdu join = room.join(People.CHARLIE);
    Pdu message = room.message(People.CHARLIE, "hello");
    List<JsonObject> state = Engine.json(room.events().subList(0, room.events().size() - 1));
    List<EventId> told = room.events().stream().limit(state.size()).map(Pdu::eventId).toList();
    handIn(state, List.of(message.json()), Map.of(message.eventId(), told));
    assertThat(engine.event(join.eventId()).standing()).isEqualTo(Standing.OUTLIER);
    long number = engine.room(room.roomId()).room().number();
    List<Long> outliers = told.stream().map(id -> engine.event(id).number()).toList();
    assertThat(engine.authChains().chainsOf(number, outliers))
        .extracting(ChainedEvent::event)
        .containsExactlyInAnyOrderElementsOf(outliers);
  }

  @Test
  void aRedactionThatComesBeforeItsTargetRedactsItOnceItComes() {
    room.join(People.CHARLIE);
    room.join(People.DAVE);
    receiveAll();
    RoomTimeline slow = room.fork();
    Pdu target = slow.message(People.CHARLIE, "soon gone");
    Pdu byItsSender = room.redact(People.CHARLIE, target.eventId());
    assertThat(standing(receive(byItsSender))).isEqualTo(Standing.ACCEPTED);
    assertThat(graph().redactions()).hasSize(1);
    receive(target);
    assertThat(engine.event(target.eventId()).redactedBy()).contains(byItsSender.eventId());
    assertThat(graph().redactions()).isEmpty();
  }

  @Test
  void aRedactionWithoutTheRightToItRedactsNothingWhenItsTargetComes() {
    room.join(People.CHARLIE);
    room.join(People.BOB);
    receiveAll();
    RoomTimeline slow = room.fork();
    Pdu target = slow.message(People.CHARLIE, "here to stay");
    receive(room.redact(People.BOB, target.eventId()));
    receive(target);
    assertThat(engine.event(target.eventId()).redactedBy()).isEmpty();
    assertThat(graph().redactions()).isEmpty();
  }

  @Test
  void aRedactionInThePastThatIsReadUpOnRedactsToo() {
    room.join(People.CHARLIE);
    Pdu target = room.message(People.CHARLIE, "soon gone");
    Pdu redaction = room.redact(People.CHARLIE, target.eventId());
    List<Pdu> state = List.copyOf(room.state().values());
    List<EventId> told = state.stream().map(Pdu::eventId).toList();
    Pdu last = room.message(People.CHARLIE, "last");
    receiveBehindAGap(state, last, told);
    receivePast(redaction, told);
    assertThat(graph().redactions()).hasSize(1);
    receivePast(target, told);
    assertThat(engine.event(target.eventId()).redactedBy()).contains(redaction.eventId());
  }

  private void receiveBehindAGap(List<Pdu> state, Pdu event, List<EventId> told) {
    handIn(Engine.json(state), Engine.json(List.of(event)), Map.of(event.eventId(), told));
  }

  private void receivePast(Pdu event, List<EventId> told) {
    readUpOn(Engine.json(List.of(event)), Map.of(event.eventId(), told));
  }

  /** Hands in outliers, events, and the states before some of these. */
  private ReceiveEvents.Answer handIn(
      List<JsonObject> outliers, List<JsonObject> events, Map<EventId, List<EventId>> told) {
    return engine.receive(
        new ReceiveEvents.Command(
            room.roomId(), Optional.of(VERSION), outliers, events, false, told));
  }

  /** Hands in events of the past. */
  private ReceiveEvents.Answer readUpOn(List<JsonObject> events, Map<EventId, List<EventId>> told) {
    return engine.receive(
        new ReceiveEvents.Command(
            room.roomId(), Optional.of(VERSION), List.of(), events, true, told));
  }
}
