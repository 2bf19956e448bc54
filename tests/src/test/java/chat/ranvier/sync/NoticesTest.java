package chat.ranvier.sync;

import static chat.ranvier.sync.LettersServer.ALICE;
import static chat.ranvier.sync.LettersServer.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.environment.Outcome;
import chat.ranvier.application.environment.testing.TestThreads;
import chat.ranvier.application.sync.SyncAnswer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A write that changes several things at once. */
@Timeout(20)
final class NoticesTest {
  private static final ChangeStream OTHER = new ChangeStream("other");

  private final LettersSection letters = new LettersSection("letters", true);
  private final LettersServer server = new LettersServer(letters, new TestThreads(), 10);

  private long write(ChangeNotice... notices) {
    return server.commits.writeAt(List.of(notices), position -> letters.put(position, "hello"));
  }

  @Test
  void listenersAreToldOfEachAtTheSamePosition() {
    List<String> told = new ArrayList<>();
    server.commits.listen(
        (position, notice) -> told.add(position + " " + server.commits.visible() + " " + notice));
    ChangeNotice one = new ChangeNotice.ForUsers(OTHER, ALICE);
    ChangeNotice two = new ChangeNotice.InRooms(LettersSection.STREAM, 7);
    long at = write(one, two);
    assertThat(told).containsExactly(at + " " + at + " " + one, at + " " + at + " " + two);
  }

  @Test
  void eachWakesThoseWhomItConcerns() {
    Outcome<SyncAnswer> alice = server.pollAndWait(ALICE, server.begin(ALICE));
    Outcome<SyncAnswer> bob = server.pollAndWait(BOB, server.begin(BOB));
    write(
        new ChangeNotice.ForUsers(LettersSection.STREAM, ALICE),
        new ChangeNotice.ForUsers(LettersSection.STREAM, BOB));
    assertThat(LettersServer.texts(alice.await())).containsExactly("hello");
    assertThat(LettersServer.texts(bob.await())).containsExactly("hello");
  }
}
