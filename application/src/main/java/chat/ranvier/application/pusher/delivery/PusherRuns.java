package chat.ranvier.application.pusher.delivery;

import chat.ranvier.application.commit.ChangeListener;
import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.pusher.SetPusher;
import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.pusher.port.PusherKey;
import chat.ranvier.application.pusher.port.PusherStore;
import chat.ranvier.domain.identifier.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps pushers at work: a thread for each that has something to do, and none for the others. Who
 * has to be woken is told it; who waits for a time is woken then.
 */
public final class PusherRuns implements ChangeListener {
  private static final Logger LOG = LoggerFactory.getLogger(PusherRuns.class);
  private static final int PAGE = 500;
  private static final Duration AFTER_ERRORS = Duration.ofMinutes(1);
  private static final Duration BETWEEN_PAGES = Duration.ofSeconds(1);
  private static final Duration LONGEST_END = Duration.ofSeconds(3);

  private final PusherStore pushers;
  private final Map<String, Delivery> deliveries;
  private final Consumer<UserId> interestChanged;
  private final Threads threads;
  private final Time time;
  private final Set<UserId> users = ConcurrentHashMap.newKeySet();
  private final Set<UserId> woken = ConcurrentHashMap.newKeySet();
  private final Map<PusherKey, Run> runs = new ConcurrentHashMap<>();
  private final Map<PusherKey, Time.Timer> timers = new ConcurrentHashMap<>();
  private final Departures departures = new Departures();
  private volatile boolean isClosed;

  /** A pusher at work. */
  private enum Run {
    /** It will end when it finds nothing to do. */
    GOING_ON,
    /** It has been woken meanwhile, so it looks once more. */
    WOKEN
  }

  /**
   * Nobody at work yet.
   *
   * @param deliveries how each kind of pusher tells something
   * @param interestChanged is told of users who have pushers from now on, or have none any more
   */
  public PusherRuns(
      PusherStore pushers,
      Map<String, Delivery> deliveries,
      Consumer<UserId> interestChanged,
      Threads threads,
      Time time) {
    this.pushers = pushers;
    this.deliveries = Map.copyOf(deliveries);
    this.interestChanged = interestChanged;
    this.threads = threads;
    this.time = time;
  }

  /** Looks for all pushers, and lets those go on that were stopped by the end of the process. */
  public void start() {
    threads.start("pushers", this::wakeAll);
  }

  private void wakeAll() {
    try {
      Optional<UserId> last = Optional.empty();
      List<UserId> page = pushers.users(last, PAGE);
      while (!page.isEmpty() && !isClosed) {
        page.forEach(this::beginAll);
        departures.awaitAtMost(PAGE, BETWEEN_PAGES);
        last = Optional.of(page.getLast());
        page = pushers.users(last, PAGE);
      }
    } catch (StorageException e) {
      LOG.warn("Pushers wait for storage: {}", e.getMessage());
      time.after(AFTER_ERRORS, this::wakeAll);
    }
  }

  /** Whether the user has pushers, or had some not long ago. */
  public boolean hasPushers(UserId user) {
    return users.contains(user);
  }

  /** There may be something to tell for the user; returns at once. */
  public void wake(UserId user) {
    if (users.contains(user)) {
      look(user);
    }
  }

  private void look(UserId user) {
    if (!isClosed && woken.add(user)) {
      threads.start("pushers of a user", () -> wakeNow(user));
    }
  }

  private void wakeNow(UserId user) {
    woken.remove(user);
    try {
      beginAll(user);
    } catch (StorageException e) {
      LOG.warn("Pushers wait for storage: {}", e.getMessage());
      time.after(AFTER_ERRORS, () -> look(user));
    }
  }

  @Override
  public void changed(long position, ChangeNotice notice) {
    if (notice instanceof ChangeNotice.ForUsers change
        && change.stream().equals(SetPusher.STREAM)) {
      change.users().forEach(this::look);
    }
  }

  private void beginAll(UserId user) {
    List<Pusher> all = pushers.ofUser(user);
    if (all.isEmpty()) {
      forget(user);
    } else {
      remember(user);
    }
    all.stream()
        .filter(pusher -> pusher.settings().enabled())
        .filter(pusher -> deliveries.containsKey(pusher.settings().kind()))
        .forEach(pusher -> begin(pusher.key()));
  }

  private void remember(UserId user) {
    if (users.add(user)) {
      try {
        interestChanged.accept(user);
      } catch (RuntimeException e) {
        users.remove(user);
        throw e;
      }
    }
  }

  /** Who has set a pusher just now is looked for once more, so that nobody is overlooked. */
  private void forget(UserId user) {
    if (users.remove(user)) {
      interestChanged.accept(user);
      if (!pushers.ofUser(user).isEmpty()) {
        remember(user);
        look(user);
      }
    }
  }

  private void begin(PusherKey key) {
    Run before = runs.putIfAbsent(key, Run.GOING_ON);
    if (before == null) {
      threads.start("pusher", () -> run(key));
    } else if (!runs.replace(key, before, Run.WOKEN)) {
      begin(key);
    }
  }

  private void run(PusherKey key) {
    Optional.ofNullable(timers.remove(key)).ifPresent(Time.Timer::cancel);
    OptionalLong dueAt = OptionalLong.empty();
    boolean isOver = false;
    departures.began();
    try {
      while (!isOver && !isClosed) {
        runs.put(key, Run.GOING_ON);
        dueAt = work(key);
        isOver = runs.remove(key, Run.GOING_ON);
      }
    } catch (StorageException e) {
      LOG.warn("A pusher waits for storage: {}", e.getMessage());
      dueAt = OptionalLong.of(time.nowMillis() + AFTER_ERRORS.toMillis());
    } catch (RuntimeException e) {
      LOG.error("A pusher of {} failed and is tried again", key.user().value(), e);
      dueAt = OptionalLong.of(time.nowMillis() + AFTER_ERRORS.toMillis());
    } finally {
      if (!isOver) {
        runs.remove(key);
      }
      departures.ended();
    }
    dueAt.ifPresent(due -> beginAt(key, due));
  }

  private OptionalLong work(PusherKey key) {
    Delivery.Step step = Delivery.Step.MORE;
    while (step.isMore() && !isClosed) {
      step =
          pushers
              .find(key)
              .filter(pusher -> pusher.settings().enabled())
              .flatMap(this::step)
              .orElse(Delivery.Step.DONE);
    }
    return step.dueAt();
  }

  private Optional<Delivery.Step> step(Pusher pusher) {
    return Optional.ofNullable(deliveries.get(pusher.settings().kind()))
        .map(delivery -> delivery.step(pusher));
  }

  private void beginAt(PusherKey key, long dueAt) {
    if (!isClosed) {
      Duration wait = Duration.ofMillis(Math.max(0, dueAt - time.nowMillis()));
      Time.Timer before = timers.put(key, time.after(wait, () -> begin(key)));
      Optional.ofNullable(before).ifPresent(Time.Timer::cancel);
    }
  }

  /** Begins nothing more, and waits a while for what is on its way, so that it is noted. */
  public void close() {
    isClosed = true;
    timers.values().forEach(Time.Timer::cancel);
    departures.awaitAtMost(0, LONGEST_END);
  }
}
