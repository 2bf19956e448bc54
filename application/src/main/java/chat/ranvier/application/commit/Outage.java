package chat.ranvier.application.commit;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.commit.port.StorageException.Kind;
import chat.ranvier.application.environment.port.Time;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A time in which nothing can be stored, as the operator is told of it: when it begins, once a
 * minute while it lasts, and when it is over. Where small writes still find room between large ones
 * that do not, it is one outage and not many.
 */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
  private static final Set<Kind> OUTAGES =
      Set.of(Kind.UNWRITABLE, Kind.UNREACHABLE, Kind.TIMED_OUT);
  private static final long INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

  private final Time time;
  private boolean isToldOf;
  private boolean wasToldOf;
  private long told;

  Outage(Time time) {
    this.time = time;
  }

  /** A transaction has failed. */
  void failed(StorageException cause) {
    if (!OUTAGES.contains(cause.kind())) {
      return;
    }
    long now = time.nanos();
    if (!wasToldOf || now - told >= INTERVAL_NANOS) {
      LOG.error(
          cause.kind() == Kind.TIMED_OUT
              ? "A write took too long: {}"
              : "Nothing can be stored: {}",
          cause.getMessage());
      isToldOf = true;
      wasToldOf = true;
      told = now;
    }
  }

  /** A transaction is stored. */
  void over() {
    if (isToldOf) {
      LOG.info("The database takes what is to be stored again");
      isToldOf = false;
    }
  }
}
