package chat.ranvier.application.authchain;

import chat.ranvier.domain.auth.chain.ChainCover;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** A chain cover that several threads ask, one at a time. */
final class SharedCover {
  private final ReentrantLock lock = new ReentrantLock();
  private final ChainCover cover;

  SharedCover(ChainCover cover) {
    this.cover = cover;
  }

  <T> T ask(Function<ChainCover, T> question) {
    lock.lock();
    try {
      return question.apply(cover);
    } finally {
      lock.unlock();
    }
  }

  /** About how much memory it takes, in bytes. */
  int weight() {
    return ask(it -> (int) Math.min(Integer.MAX_VALUE, it.bytes()));
  }
}
