package chat.ranvier.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.upkeep.Finding;
import chat.ranvier.bootstrap.command.DatabaseChecker.Checked;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.RoomId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the checking of a database tells its operator. */
final class CheckDatabaseCommandTest {
  @Test
  void aSoundDatabaseIsSaidToBeSound() {
    CommandRun run =
        new CommandRun().checking((config, isRepairing, findings) -> new Checked(3, Set.of()));
    assertThat(run.run("check-database")).isZero();
    assertThat(run.output()).isEqualToIgnoringNewLines("3 rooms checked, 0 faults found");
  }

  @Test
  void eachFaultIsALineAndEndsInAFailure() {
    Finding finding =
        new Finding(
            new RoomId("!room:test.example"),
            Optional.of(new EventId("$event")),
            Finding.Fault.WRONG_DEPTH,
            "its depth is 1");
    CommandRun run =
        new CommandRun()
            .checking(
                (config, isRepairing, findings) -> {
                  findings.accept(finding);
                  return new Checked(1, Set.of());
                });
    assertThat(run.run("check-database")).isOne();
    assertThat(run.output().lines())
        .containsExactly(
            "!room:test.example $event: WRONG_DEPTH: its depth is 1",
            "1 rooms checked, 1 faults found");
  }

  @Test
  void roomsThatWereRepairedAreNamed() {
    Set<RoomId> rooms = Set.of(new RoomId("!room:test.example"));
    CommandRun run =
        new CommandRun()
            .checking(
                (config, isRepairing, findings) -> new Checked(1, isRepairing ? rooms : Set.of()));

    assertThat(run.run("check-database", "--repair")).isZero();
    assertThat(run.output().lines())
        .containsExactly(
            "!room:test.example was made anew from its events", "1 rooms checked, 0 faults found");
  }
}
