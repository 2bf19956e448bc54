package chat.ranvier.application.commit;

import chat.ranvier.application.environment.Outcome;

/** A write of nothing, by which somebody waits for all writes before it. */
record Settlement(WriteOrigin origin, long since, Outcome<Long> outcome) implements PendingWrite {
  @Override
  public int positions() {
    return 0;
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  @Override
  public void published(long firstPosition) {
    outcome.succeed(firstPosition);
  }

  @Override
  public void failed(RuntimeException cause) {
    outcome.fail(cause);
  }
}
