package chat.ranvier.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.Outcome;
import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.environment.testing.TestThreads;
import chat.ranvier.application.sync.Sync;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncCollection;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.SyncPosition;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.sync.UserFeeds;
import chat.ranvier.application.sync.WakeObserver;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.commit.MemoryCounters;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.db.memory.room.MemoryRoomStore;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a section of its own brings to {@code /sync}, with nothing else there. */
@Timeout(20)
final class SyncSectionTest {
  private static final UserId ALICE = new UserId("@alice:test.example");
  private static final UserId BOB = new UserId("@bob:test.example");
  private static final Duration LONG = Duration.ofSeconds(30);

  private final MemoryDatabase database = new MemoryDatabase();
  private final ManualTime time = new ManualTime();
  private final TestThreads threads = new TestThreads();
  private final Commits commits =
      new Commits(
          new Commits.Storage(
              database, new MemoryCounters(database), new MemoryRoomStore(database)),
          threads,
          time,
          new NoTracing(),
          CommitObserver.NONE);
  private final LettersSection letters = new LettersSection("letters", true);
  private final Sync sync = sync(letters);

  private Sync sync(LettersSection section) {
    return new Sync(
        new UserFeeds(new MemoryMembershipStore(database), commits, time, WakeObserver.NONE),
        new SyncCollection(List.of(section)),
        time);
  }

  private void send(UserId user, String letter) {
    commits.writeAt(
        new ChangeNotice.ForUsers(LettersSection.STREAM, user),
        position -> letters.put(position, letter));
  }

  private SyncAnswer poll(Optional<String> since, Duration timeout) {
    return sync.handle(
        new Sync.Command(
            new SyncRequest(
                new Requester(
                    ALICE,
                    Optional.of(new DeviceId("PHONE")),
                    TokenHash.of("a"),
                    Standing.ORDINARY),
                since.map(SyncPosition::parse),
                SyncFilter.ALL,
                false,
                false),
            timeout));
  }

  private SyncAnswer pollNow(SyncAnswer before) {
    return poll(Optional.of(before.next().token()), Duration.ZERO);
  }

  /** Begins a poll, and returns once it waits. */
  private Outcome<SyncAnswer> pollAndWait(SyncAnswer before) {
    Outcome<SyncAnswer> outcome = new Outcome<>();
    threads.start("poll", () -> outcome.succeed(poll(Optional.of(before.next().token()), LONG)));
    while (time.pending() == 0) {
      Thread.onSpinWait();
    }
    return outcome;
  }

  private static List<String> texts(SyncAnswer answer) {
    return SyncPart.find(LettersSection.Letters.class, answer.parts())
        .map(LettersSection.Letters::texts)
        .orElse(List.of());
  }

  @Test
  void itWakesThePollsOfThoseWhomAChangeConcerns() {
    SyncAnswer first = poll(Optional.empty(), Duration.ZERO);
    Outcome<SyncAnswer> waiting = pollAndWait(first);
    send(ALICE, "hello");
    assertThat(texts(waiting.await())).containsExactly("hello");
  }

  @Test
  void aChangeForSomebodyElseWakesNobody() {
    SyncAnswer first = poll(Optional.empty(), Duration.ZERO);
    int asked = letters.asked();
    Outcome<SyncAnswer> waiting = pollAndWait(first);
    send(BOB, "hello");
    assertThat(letters.asked()).isEqualTo(asked);
    time.advance(LONG);
    assertThat(waiting.await().isEmpty()).isTrue();
  }

  @Test
  void itIsNotAskedAgainBeforeThePollEndsWhereNothingHasChanged() {
    SyncAnswer first = poll(Optional.empty(), Duration.ZERO);
    int asked = letters.asked();
    Outcome<SyncAnswer> waiting = pollAndWait(first);
    assertThat(letters.asked()).isEqualTo(asked);
    time.advance(LONG);
    assertThat(waiting.await().isEmpty()).isTrue();
    assertThat(letters.asked()).isEqualTo(asked + 1);
  }

  @Test
  void whatDoesNotFitIntoAnAnswerIsToldInTheNextAtOnce() {
    SyncAnswer first = poll(Optional.empty(), Duration.ZERO);
    for (String letter : List.of("a", "b", "c", "d", "e")) {
      send(ALICE, letter);
    }
    SyncAnswer second = pollNow(first);
    assertThat(texts(second)).containsExactly("a", "b");
    assertThat(second.next().token())
        .isEqualTo("s" + commits.visible() + "_letters." + (commits.visible() - 3));
    SyncAnswer third = poll(Optional.of(second.next().token()), LONG);
    assertThat(texts(third)).containsExactly("c", "d");
    SyncAnswer fourth = poll(Optional.of(third.next().token()), LONG);
    assertThat(texts(fourth)).containsExactly("e");
    assertThat(fourth.next().token()).isEqualTo("s" + commits.visible());
    assertThat(pollNow(fourth).isEmpty()).isTrue();
  }

  @Test
  void itLearnsWhatTheClientHasReceived() {
    SyncAnswer first = poll(Optional.empty(), Duration.ZERO);
    for (String letter : List.of("a", "b", "c")) {
      send(ALICE, letter);
    }
    SyncAnswer second = pollNow(first);
    assertThat(letters.kept()).containsExactly("a", "b", "c");
    SyncAnswer third = pollNow(second);
    assertThat(letters.kept()).containsExactly("c");
    assertThat(pollNow(third).isEmpty()).isTrue();
    assertThat(letters.kept()).isEmpty();
  }

  @Test
  void aPositionFromTheFutureShowsNothing() {
    send(ALICE, "a");
    SyncAnswer answer = poll(Optional.of("s" + (commits.visible() + 1_000)), Duration.ZERO);
    assertThat(answer.next().position()).isEqualTo(commits.visible());
    assertThat(letters.kept()).containsExactly("a");
  }

  @Test
  void whatIsNoNewsIsToldTogetherWithOthersOnly() {
    LettersSection counts = new LettersSection("counts", false);
    commits.announce(
        new ChangeNotice.ForUsers(LettersSection.STREAM, ALICE),
        position -> counts.put(position, "five keys"));
    SyncAnswer answer =
        sync(counts)
            .handle(
                new Sync.Command(
                    new SyncRequest(
                        new Requester(
                            ALICE, Optional.empty(), TokenHash.of("a"), Standing.ORDINARY),
                        Optional.empty(),
                        SyncFilter.ALL,
                        false,
                        false),
                    Duration.ZERO));
    assertThat(answer.isEmpty()).isTrue();
    assertThat(texts(answer)).containsExactly("five keys");
  }

  @Test
  void twoSectionsOfOneNameAreRefused() {
    assertThatThrownBy(() -> new SyncCollection(List.of(letters, letters)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("letters");
  }
}
