package chat.ranvier.http.server;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.MatrixFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Memory that requests take together, in bytes: what is not there is waited for, in the order of
 * coming, but not for long. One user, and one address, has at most half of it.
 */
final class MemoryBudget {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final long total;
  private final long share;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Long> taken = new HashMap<>();
  private final Queue<Claim> waiting = new ArrayDeque<>();
  private long takenByAll;

  MemoryBudget(long total, Time time) {
    this.total = total;
    this.share = total / 2;
    this.time = time;
  }

  /** The most that one request can have. */
  long share() {
    return share;
  }

  /**
   * Takes bytes, at most a share, until the claim is closed.
   *
   * @param user who takes them; empty where nobody is known
   * @param network where they come from
   * @throws MatrixFailure {@code M_LIMIT_EXCEEDED} where the user or the address has its share
   * @throws AnswerException with status 503 where all together have taken too much
   */
  Claim take(String user, String network, long bytes) {
    Claim claim = new Claim("user " + user, !user.isEmpty(), "from " + network, bytes);
    lock.lock();
    try {
      if (waiting.isEmpty() && claim.fits()) {
        claim.grant();
        return claim;
      }
      waiting.add(claim);
      grantWaiting();
    } finally {
      lock.unlock();
    }
    claim.await();
    return claim;
  }

  /** Lets those have theirs who wait; who waits for their own share holds up nobody else. */
  private void grantWaiting() {
    Iterator<Claim> claims = waiting.iterator();
    while (claims.hasNext()) {
      Claim next = claims.next();
      if (next.isWithinShares()) {
        if (!next.fits()) {
          return;
        }
        next.grant();
        claims.remove();
      }
    }
  }

  private boolean isWithinShare(String who, long bytes) {
    return taken.getOrDefault(who, 0L) + bytes <= share;
  }

  private void add(String who, long bytes) {
    taken.merge(who, bytes, (before, more) -> before + more == 0 ? null : before + more);
  }

  /** Bytes that a request has, or waits for. */
  final class Claim implements AutoCloseable {
    private final String user;
    private final boolean isUserKnown;
    private final String network;
    private long bytes;
    private final CountDownLatch decided = new CountDownLatch(1);
    private boolean granted;

    private Claim(String user, boolean isUserKnown, String network, long bytes) {
      this.user = user;
      this.isUserKnown = isUserKnown;
      this.network = network;
      this.bytes = Math.min(bytes, share);
    }

    private boolean isWithinShares() {
      return isWithinShare(network, bytes) && (!isUserKnown || isWithinShare(user, bytes));
    }

    private boolean fits() {
      return takenByAll + bytes <= total && isWithinShares();
    }

    private void grant() {
      change(bytes);
      granted = true;
      decided.countDown();
    }

    private void change(long by) {
      takenByAll += by;
      add(network, by);
      if (isUserKnown) {
        add(user, by);
      }
    }

    private void await() {
      Time.Timer timer = time.after(PATIENCE, decided::countDown);
      try {
        decided.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        timer.cancel();
      }
      lock.lock();
      try {
        if (!granted) {
          waiting.remove(this);
          boolean isOwnFault = !isWithinShares();
          grantWaiting();
          throw isOwnFault
              ? MatrixFailure.limitExceeded(COME_AGAIN.toMillis())
              : new AnswerException(MatrixErrors.busy(COME_AGAIN));
        }
      } finally {
        lock.unlock();
      }
    }

    /** Gives all but so many bytes back. */
    void shrinkTo(long rest) {
      lock.lock();
      try {
        if (granted && rest < bytes) {
          change(rest - bytes);
          bytes = rest;
          grantWaiting();
        }
      } finally {
        lock.unlock();
      }
    }

    /** Gives the bytes back. */
    @Override
    public void close() {
      lock.lock();
      try {
        if (granted) {
          granted = false;
          change(-bytes);
          grantWaiting();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
