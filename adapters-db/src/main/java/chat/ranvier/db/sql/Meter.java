package chat.ranvier.db.sql;

import chat.ranvier.application.environment.port.StorageUse;

/** Measures how long the database is waited for and works, on the account of who asks it. */
final class Meter {
  private final Surroundings surroundings;

  Meter(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Somebody asks for something to be read. */
  Measurement read() {
    return new Measurement(false);
  }

  /** Somebody asks for a transaction. */
  Measurement transaction() {
    return new Measurement(true);
  }

  /** One piece of work: asked for and ended on the thread of who asks, begun on any thread. */
  final class Measurement {
    private final boolean isTransaction;
    private final long asked = surroundings.time().nanos();
    private long begun;
    private boolean hasBegun;

    private Measurement(boolean isTransaction) {
      this.isTransaction = isTransaction;
    }

    /** There is a connection. */
    void begin() {
      begun = surroundings.time().nanos();
      hasBegun = true;
    }

    /** The work is over, done or not. */
    void end() {
      long ended = surroundings.time().nanos();
      long waited = (hasBegun ? begun : ended) - asked;
      long worked = hasBegun ? ended - begun : 0;
      StorageUse.current().transaction(waited, worked);
      if (isTransaction) {
        surroundings.observer().transaction(waited, worked);
      } else {
        surroundings.observer().read(waited, worked);
      }
    }
  }
}
