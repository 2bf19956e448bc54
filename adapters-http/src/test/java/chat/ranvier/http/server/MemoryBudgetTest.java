package chat.ranvier.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import chat.ranvier.application.environment.testing.ManualTime;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What requests may take together, and how long they wait for it. */
final class MemoryBudgetTest {
  private final ManualTime time = new ManualTime();
  private final MemoryBudget budget = new MemoryBudget(100, time);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  private Future<MemoryBudget.Claim> waiting(String user, String network, long bytes) {
    int before = time.pending();
    Future<MemoryBudget.Claim> claim = threads.submit(() -> budget.take(user, network, bytes));
    while (time.pending() == before) {
      Thread.onSpinWait();
    }
    return claim;
  }

  @Test
  void oneUserHasHalfFromWhereverAndOthersGoOn() throws Exception {
    MemoryBudget.Claim first = budget.take("a", "1", 50);
    Future<MemoryBudget.Claim> second = waiting("a", "2", 10);
    budget.take("b", "2", 40).close();
    first.close();
    second.get().close();
  }

  @Test
  void oneAddressHasHalfWhoeverAsks() throws Exception {
    MemoryBudget.Claim first = budget.take("", "1", 50);
    Future<MemoryBudget.Claim> second = waiting("b", "1", 10);
    first.shrinkTo(40);
    second.get().close();
  }

  @Test
  void noRequestTakesMoreThanAShare() {
    budget.take("a", "1", 1_000);
    budget.take("b", "2", 50);
  }

  @Test
  void whoWaitsTooLongForTheirOwnShareIsLimited() {
    budget.take("a", "1", 50);
    Future<MemoryBudget.Claim> second = waiting("a", "2", 10);
    time.advance(Duration.ofSeconds(10));
    assertThatThrownBy(second::get)
        .cause()
        .asInstanceOf(type(MatrixFailure.class))
        .returns(ErrorCode.LIMIT_EXCEEDED, MatrixFailure::code);
  }

  @Test
  void whoWaitsTooLongForWhatOthersHaveIsToldThatTheServerIsBusy() {
    budget.take("a", "1", 50);
    MemoryBudget.Claim other = budget.take("b", "2", 50);
    Future<MemoryBudget.Claim> third = waiting("c", "3", 10);
    time.advance(Duration.ofSeconds(10));
    assertThatThrownBy(third::get)
        .cause()
        .asInstanceOf(type(AnswerException.class))
        .returns(503, failure -> failure.answer().status());
    other.close();
    budget.take("c", "3", 50).close();
  }

  @Test
  void largeClaimsAreNotOvertakenBySmallOnes() throws Exception {
    MemoryBudget.Claim first = budget.take("a", "1", 50);
    MemoryBudget.Claim second = budget.take("b", "2", 30);
    Future<MemoryBudget.Claim> large = waiting("c", "3", 50);
    Future<MemoryBudget.Claim> small = waiting("d", "4", 10);
    assertThat(small.isDone()).isFalse();
    second.close();
    large.get();
    assertThat(small.isDone()).isFalse();
    first.close();
    small.get().close();
  }

  @Test
  void aClaimGrowsWithinItsShareAndOtherwiseNever() {
    MemoryBudget.Claim claim = budget.claim("a", "1");
    claim.take(30);
    claim.take(20);
    assertThatThrownBy(() -> claim.take(1))
        .asInstanceOf(type(MatrixFailure.class))
        .returns(ErrorCode.TOO_LARGE, MatrixFailure::code);
    claim.close();
    budget.take("a", "1", 50).close();
  }

  @Test
  void whoHasSomethingGoesOnBeforeWhoHasNothing() throws Exception {
    MemoryBudget.Claim first = budget.take("a", "1", 50);
    MemoryBudget.Claim growing = budget.take("b", "2", 40);
    Future<MemoryBudget.Claim> begins = waiting("c", "3", 50);
    int before = time.pending();
    Future<?> grows = threads.submit(() -> growing.take(10));
    while (!grows.isDone() && time.pending() == before) {
      Thread.onSpinWait();
    }
    grows.get();
    growing.close();
    first.close();
    begins.get().close();
  }

  @Test
  void whereAllWaitWithWhatTheyHaveTheLastIsRefusedAtOnce() throws Exception {
    MemoryBudget.Claim one = budget.take("a", "1", 40);
    MemoryBudget.Claim two = budget.take("b", "2", 40);
    MemoryBudget.Claim three = budget.take("c", "3", 20);
    Future<?> first = growing(one, 10);
    Future<?> second = growing(two, 10);
    assertThatThrownBy(() -> three.take(10))
        .asInstanceOf(type(AnswerException.class))
        .returns(503, failure -> failure.answer().status());
    three.close();
    first.get();
    second.get();
  }

  private Future<?> growing(MemoryBudget.Claim claim, long more) {
    int before = time.pending();
    Future<?> done = threads.submit(() -> claim.take(more));
    while (time.pending() == before) {
      Thread.onSpinWait();
    }
    return done;
  }
}
