package chat.ranvier.application.room;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.port.Counters;
import java.util.concurrent.locks.ReentrantLock;

/** Numbers that are given out once, reserved in blocks so that most cost nothing. */
final class Numbers {
  private static final long BLOCK = 10_000;

  private final String counter;
  private final Commits commits;
  private final Counters counters;
  private final ReentrantLock lock = new ReentrantLock();
  private long given;
  private long reserved;

  Numbers(String counter, Commits commits, Counters counters) {
    this.counter = counter;
    this.commits = commits;
    this.counters = counters;
    this.reserved = counters.reserved(counter);
    this.given = reserved;
  }

  long next() {
    lock.lock();
    try {
      if (given == reserved) {
        long upTo = reserved + BLOCK;
        commits.write(() -> counters.reserve(counter, upTo));
        reserved = upTo;
      }
      given++;
      return given;
    } finally {
      lock.unlock();
    }
  }

  /** Gives back what is left of the block. */
  void giveBack() {
    lock.lock();
    try {
      long above = given;
      commits.write(() -> counters.giveBack(counter, above));
      reserved = above;
    } finally {
      lock.unlock();
    }
  }
}
