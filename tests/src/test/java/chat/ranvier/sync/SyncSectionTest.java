package chat.ranvier.sync;

import static chat.ranvier.sync.LettersServer.ALICE;
import static chat.ranvier.sync.LettersServer.BOB;
import static chat.ranvier.sync.LettersServer.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.environment.Outcome;
import chat.ranvier.application.environment.testing.TestThreads;
import chat.ranvier.application.sync.SyncAnswer;
import chat.ranvier.application.sync.SyncCollection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a section of its own brings to {@code /sync}, with nothing else there. */
@Timeout(20)
final class SyncSectionTest {
  private final LettersSection letters = new LettersSection("letters", true);
  private final LettersServer server = new LettersServer(letters, new TestThreads(), 10);
  private final SyncAnswer first = server.begin(ALICE);

  @Test
  void itWakesThePollsOfThoseWhomAChangeConcerns() {
    Outcome<SyncAnswer> waiting = server.pollAndWait(ALICE, first);
    server.send("hello", ALICE);
    assertThat(texts(waiting.await())).containsExactly("hello");
  }

  @Test
  void aChangeForSomebodyElseWakesNobody() {
    int asked = letters.asked();
    Outcome<SyncAnswer> waiting = server.pollAndWait(ALICE, first);
    server.send("hello", BOB);
    assertThat(server.begin(BOB).next().position()).isEqualTo(server.commits.visible());
    assertThat(letters.asked()).isEqualTo(asked + 1);
    server.letTimePass();
    assertThat(waiting.await().isEmpty()).isTrue();
  }

  @Test
  void itIsNotAskedAgainBeforeThePollEndsWhereNothingHasChanged() {
    int asked = letters.asked();
    Outcome<SyncAnswer> waiting = server.pollAndWait(ALICE, first);
    assertThat(letters.asked()).isEqualTo(asked);
    server.letTimePass();
    assertThat(waiting.await().isEmpty()).isTrue();
    assertThat(letters.asked()).isEqualTo(asked + 1);
  }

  @Test
  void whatDoesNotFitIntoAnAnswerIsToldInTheNextAtOnce() {
    for (String letter : List.of("a", "b", "c", "d", "e")) {
      server.send(letter, ALICE);
    }
    SyncAnswer second = server.pollNow(ALICE, first);
    assertThat(texts(second)).containsExactly("a", "b");
    long visible = server.commits.visible();
    assertThat(second.next().token()).isEqualTo("s" + visible + "_letters." + (visible - 3));
    SyncAnswer third = server.poll(ALICE, second.next().token());
    assertThat(texts(third)).containsExactly("c", "d");
    SyncAnswer fourth = server.poll(ALICE, third.next().token());
    assertThat(texts(fourth)).containsExactly("e");
    assertThat(fourth.next().token()).isEqualTo("s" + visible);
    assertThat(server.pollNow(ALICE, fourth).isEmpty()).isTrue();
  }

  @Test
  void itLearnsWhatTheClientHasReceived() {
    for (String letter : List.of("a", "b", "c")) {
      server.send(letter, ALICE);
    }
    SyncAnswer second = server.pollNow(ALICE, first);
    assertThat(letters.kept()).containsExactly("a", "b", "c");
    SyncAnswer third = server.pollNow(ALICE, second);
    assertThat(letters.kept()).containsExactly("c");
    assertThat(server.pollNow(ALICE, third).isEmpty()).isTrue();
    assertThat(letters.kept()).isEmpty();
  }

  @Test
  void aPositionFromTheFutureShowsNothing() {
    server.send("a", ALICE);
    long visible = server.commits.visible();
    SyncAnswer answer = server.pollNow(ALICE, "s" + (visible + 1_000));
    assertThat(answer.next().position()).isEqualTo(visible);
    assertThat(letters.kept()).containsExactly("a");
  }

  @Test
  void whatIsNoNewsIsToldTogetherWithOthersOnly() {
    LettersSection counts = new LettersSection("counts", false);
    LettersServer counting = new LettersServer(counts, new TestThreads(), 10);
    SyncAnswer before = counting.begin(ALICE);
    counting.send("five keys", ALICE);
    Outcome<SyncAnswer> waiting = counting.pollAndWait(ALICE, before);
    counting.letTimePass();
    SyncAnswer answer = waiting.await();
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
