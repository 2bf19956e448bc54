package chat.ranvier.sync;

import static chat.ranvier.sync.LettersServer.ALICE;
import static chat.ranvier.sync.LettersServer.texts;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.environment.Outcome;
import chat.ranvier.application.environment.testing.TestThreads;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.domain.identifier.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which feeds are kept, and how they are told of what has become visible. */
@Timeout(20)
final class UserFeedsTest {
  private static final int MANY = 50;

  private final LettersSection letters = new LettersSection("letters", true);

  private static UserId user(int number) {
    return new UserId("@user" + number + ":test.example");
  }

  @Test
  void aPollThatWaitsIsWokenHoweverManyOthersWait() {
    LettersServer server = new LettersServer(letters, new TestThreads(), 1);
    List<Outcome<SyncAnswer>> waiting = new ArrayList<>();
    List<UserId> users = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      users.add(user(i));
      waiting.add(server.pollAndWait(user(i), server.begin(user(i))));
    }
    server.send("hello", users.toArray(UserId[]::new));
    for (Outcome<SyncAnswer> poll : waiting) {
      assertThat(texts(poll.await())).containsExactly("hello");
    }
  }

  @Test
  void whoseFeedIsNotKeptIsToldOfWhatCameMeanwhile() {
    LettersServer server = new LettersServer(letters, new TestThreads(), 0);
    SyncAnswer first = server.begin(ALICE);
    server.send("a", ALICE);
    assertThat(texts(server.pollNow(ALICE, first))).containsExactly("a");
  }

  @Test
  void whoWritesDoesNotWaitUntilTheFeedsAreTold() {
    HeldThreads threads = new HeldThreads("feeds");
    LettersServer server = new LettersServer(letters, threads, 10);
    SyncAnswer first = server.begin(ALICE);
    Outcome<SyncAnswer> waiting = server.pollAndWait(ALICE, first);
    threads.hold();
    server.send("a", ALICE);
    assertThat(letters.kept()).containsExactly("a");
    threads.letGo();
    assertThat(texts(waiting.await())).containsExactly("a");
  }

  @Test
  void aPollIsToldOfEverythingThatWasWrittenBeforeItCame() {
    HeldThreads threads = new HeldThreads("feeds");
    LettersServer server = new LettersServer(letters, threads, 10);
    SyncAnswer first = server.begin(ALICE);
    threads.hold();
    server.send("a", ALICE);
    Outcome<SyncAnswer> poll = server.pollMeanwhile(ALICE, first, Duration.ZERO);
    threads.letGo();
    assertThat(texts(poll.await())).containsExactly("a");
  }

  @Test
  void changesThatComeTogetherWakeAPollOnce() {
    HeldThreads threads = new HeldThreads("feeds");
    LettersServer server = new LettersServer(letters, threads, 10);
    Outcome<SyncAnswer> waiting = server.pollAndWait(ALICE, server.begin(ALICE));
    int asked = letters.asked();
    threads.hold();
    server.send("a", ALICE);
    server.send("b", ALICE);
    threads.letGo();
    assertThat(texts(waiting.await())).containsExactly("a", "b");
    assertThat(letters.asked()).isEqualTo(asked + 1);
  }
}
