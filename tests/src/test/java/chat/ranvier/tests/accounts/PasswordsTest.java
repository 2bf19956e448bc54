package chat.ranvier.tests.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.account.Passwords;
import chat.ranvier.application.account.port.PasswordHashes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
  private static final class CountingHashes implements PasswordHashes {
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public String hash(String password) {
      calls.incrementAndGet();
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      String hash = "hash " + password.repeat(10_000).hashCode();
      running.decrementAndGet();
      return hash;
    }

    @Override
    public boolean matches(String password, String hash) {
      return hash(password).equals(hash);
    }
  }

  private final CountingHashes hashes = new CountingHashes();
  private final Passwords passwords = new Passwords(hashes, 2);

  @Test
  void noMoreAreHashedAtOnceThanIsPermitted() throws InterruptedException {
    List<Callable<String>> work = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String password = "password " + i;
      work.add(() -> passwords.hash(password));
    }
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      executor.invokeAll(work);
    }
    assertThat(hashes.calls).hasValue(200);
    assertThat(hashes.most.get()).isBetween(1, 2);
  }

  @Test
  void whereThereIsNoHashTheWorkIsDoneAllTheSame() {
    assertThat(passwords.matches("pizza", Optional.empty())).isFalse();
    assertThat(hashes.calls).hasValue(1);
  }
}
