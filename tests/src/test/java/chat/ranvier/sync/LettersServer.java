package chat.ranvier.sync;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.port.Standing;
import chat.ranvier.application.access.port.TokenHash;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.CommitObserver;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.environment.NoTracing;
import chat.ranvier.application.environment.Outcome;
import chat.ranvier.application.environment.port.Threads;
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

/** A server without rooms, that tells its users of letters. */
final class LettersServer {
  static final UserId ALICE = new UserId("@alice:test.example");
  static final UserId BOB = new UserId("@bob:test.example");
  static final Duration LONG = Duration.ofSeconds(30);

  final LettersSection letters;
  final Commits commits;
  private final ManualTime time = new ManualTime();
  private final TestThreads polls = new TestThreads();
  private final Sync sync;

  /**
   * The server.
   *
   * @param threads where the server's own threads come from
   * @param maxIdle how many feeds are kept that nobody polls by
   */
  LettersServer(LettersSection letters, Threads threads, int maxIdle) {
    this.letters = letters;
    MemoryDatabase database = new MemoryDatabase();
    this.commits =
        new Commits(
            new Commits.Storage(
                database, new MemoryCounters(database), new MemoryRoomStore(database)),
            threads,
            time,
            new NoTracing(),
            CommitObserver.NONE);
    this.sync =
        new Sync(
            new UserFeeds(
                new MemoryMembershipStore(database),
                commits,
                new UserFeeds.Surroundings(threads, time, WakeObserver.NONE),
                maxIdle),
            new SyncCollection(List.of(letters)),
            time);
  }

  /** Sends a letter to all of them, in one commit. */
  void send(String letter, UserId... users) {
    commits.writeAt(
        new ChangeNotice.ForUsers(LettersSection.STREAM, List.of(users)),
        position -> letters.put(position, letter));
  }

  private SyncAnswer poll(UserId user, Optional<SyncPosition> since, Duration timeout) {
    Requester requester =
        new Requester(
            user,
            Optional.of(new DeviceId("PHONE")),
            TokenHash.of(user.value()),
            Standing.ORDINARY);
    SyncRequest request = new SyncRequest(requester, since, SyncFilter.ALL, false, false);
    return sync.handle(new Sync.Command(request, timeout));
  }

  /** The first answer. */
  SyncAnswer begin(UserId user) {
    return poll(user, Optional.empty(), Duration.ZERO);
  }

  /** The answer to a poll that would wait for long. */
  SyncAnswer poll(UserId user, String since) {
    return poll(user, Optional.of(SyncPosition.parse(since)), LONG);
  }

  /** The answer to a poll that does not wait. */
  SyncAnswer pollNow(UserId user, SyncAnswer before) {
    return pollNow(user, before.next().token());
  }

  SyncAnswer pollNow(UserId user, String since) {
    return poll(user, Optional.of(SyncPosition.parse(since)), Duration.ZERO);
  }

  /** Begins a poll, and goes on without it. */
  Outcome<SyncAnswer> pollMeanwhile(UserId user, SyncAnswer before, Duration timeout) {
    Outcome<SyncAnswer> outcome = new Outcome<>();
    polls.start("poll", () -> outcome.succeed(poll(user, Optional.of(before.next()), timeout)));
    return outcome;
  }

  /** Begins a poll, and returns once it waits. */
  Outcome<SyncAnswer> pollAndWait(UserId user, SyncAnswer before) {
    int waiting = time.pending();
    Outcome<SyncAnswer> outcome = pollMeanwhile(user, before, LONG);
    while (time.pending() == waiting) {
      Thread.onSpinWait();
    }
    return outcome;
  }

  /** Ends the waiting of all polls. */
  void letTimePass() {
    time.advance(LONG);
  }

  /** The letters in an answer. */
  static List<String> texts(SyncAnswer answer) {
    return SyncPart.find(LettersSection.Letters.class, answer.parts())
        .map(LettersSection.Letters::texts)
        .orElse(List.of());
  }
}
