package chat.ranvier.http.server;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Memory that requests take together, in bytes: what is not there is waited for, in the order of
 * coming, but not for long. One user, and one address, has at most half of it.
 */
final class MemoryBudget {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration COME_AGAIN = Duration.ofSeconds(2);

  private final long share;
  private final Time time;
  private final Holder everybody;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Holder> holders = new HashMap<>();
  private final Deque<Claim> waiting = new ArrayDeque<>();

  MemoryBudget(long total, Time time) {
    this.share = total / 2;
    this.time = time;
    this.everybody = new Holder("", total);
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
    Claim claim = claim(user, network);
    claim.take(Math.min(bytes, share));
    return claim;
  }

  /** A claim that has nothing yet. */
  Claim claim(String user, String network) {
    List<String> names = new ArrayList<>(2);
    names.add("from " + network);
    if (!user.isEmpty()) {
      names.add("user " + user);
    }
    return new Claim(names);
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

  /** All requests, those of one user, or those of one address. */
  private static final class Holder {
    private final String name;
    private final long most;
    private long taken;

    /** What of it is taken by requests that wait for more. */
    private long stuck;

    Holder(String name, long most) {
      this.name = name;
      this.most = most;
    }

    boolean has(long more) {
      return taken + more <= most;
    }

    /** Whether only those could give something back who wait themselves. */
    boolean isStuck() {
      return stuck == taken;
    }
  }

  /** Bytes that a request has, or waits for; for use by its one thread. */
  final class Claim implements AutoCloseable {
    private final List<String> names;
    private long bytes;
    private long wanted;
    private CountDownLatch decided = new CountDownLatch(0);

    private Claim(List<String> names) {
      this.names = names;
    }

    /**
     * Takes more bytes.
     *
     * @throws MatrixFailure {@code M_LIMIT_EXCEEDED} where the user or the address has its share,
     *     {@code M_TOO_LARGE} where the claim alone would be more than that
     * @throws AnswerException with status 503 where all together have taken too much
     */
    void take(long more) {
      if (more <= 0) {
        return;
      }
      lock.lock();
      try {
        if (bytes + more > share) {
          throw new MatrixFailure(
              ErrorCode.TOO_LARGE, "The answer is larger than the server's memory allows");
        }
        wanted = more;
        if (waiting.isEmpty() && fits()) {
          grant();
          return;
        }
        await();
      } finally {
        lock.unlock();
      }
      waitUntilDecided();
    }

    /** Waits in the row; before all others where they may wait for what this has already. */
    private void await() {
      decided = new CountDownLatch(1);
      if (bytes == 0) {
        waiting.addLast(this);
      } else {
        waiting.addFirst(this);
      }
      stick(bytes);
      grantWaiting();
      if (decided.getCount() > 0 && isHopeless()) {
        refuse();
      }
    }

    private void waitUntilDecided() {
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
        if (wanted > 0) {
          refuse();
        }
      } finally {
        lock.unlock();
      }
    }

    private void refuse() {
      waiting.remove(this);
      stick(-bytes);
      boolean isOwnFault = !isWithinShares();
      wanted = 0;
      grantWaiting();
      throw isOwnFault
          ? MatrixFailure.limitExceeded(COME_AGAIN.toMillis())
          : new AnswerException(MatrixErrors.busy(COME_AGAIN));
    }

    private boolean isWithinShares() {
      return names.stream().allMatch(name -> holder(name).has(wanted));
    }

    private boolean fits() {
      return everybody.has(wanted) && isWithinShares();
    }

    /** Whether it waits for what only those have who wait as well. */
    private boolean isHopeless() {
      return bytes > 0
          && (isHopeless(everybody) || names.stream().anyMatch(name -> isHopeless(holder(name))));
    }

    private boolean isHopeless(Holder holder) {
      return !holder.has(wanted) && holder.isStuck();
    }

    private void grant() {
      if (decided.getCount() > 0) {
        stick(-bytes);
      }
      change(wanted);
      wanted = 0;
      decided.countDown();
    }

    private void change(long by) {
      bytes += by;
      everybody.taken += by;
      for (String name : names) {
        Holder holder = holder(name);
        holder.taken += by;
        keep(holder);
      }
    }

    private void stick(long by) {
      everybody.stuck += by;
      names.forEach(name -> holder(name).stuck += by);
    }

    private Holder holder(String name) {
      Holder known = holders.get(name);
      return known == null ? new Holder(name, share) : known;
    }

    private void keep(Holder holder) {
      if (holder.taken == 0) {
        holders.remove(holder.name);
      } else {
        holders.put(holder.name, holder);
      }
    }

    /** Gives all but so many bytes back. */
    void shrinkTo(long rest) {
      lock.lock();
      try {
        if (rest < bytes) {
          change(rest - bytes);
          grantWaiting();
        }
      } finally {
        lock.unlock();
      }
    }

    /** How many bytes it has. */
    long bytes() {
      return bytes;
    }

    /** Gives the bytes back. */
    @Override
    public void close() {
      shrinkTo(0);
    }
  }
}
