package chat.ranvier.application.commit;

import chat.ranvier.application.environment.Outcome;
import java.util.function.LongConsumer;

/** A write with one position that listeners are told of. */
record NoticedWrite(
    ChangeNotice notice,
    LongConsumer action,
    boolean isDurable,
    WriteOrigin origin,
    long since,
    ChangeListener listeners,
    Outcome<Long> outcome)
    implements PendingWrite {
  @Override
  public int positions() {
    return 1;
  }

  @Override
  public void store(long firstPosition) {
    if (isDurable) {
      action.accept(firstPosition);
    }
  }

  @Override
  public void committed(long firstPosition) {
    if (!isDurable) {
      action.accept(firstPosition);
    }
  }

  @Override
  public void published(long firstPosition) {
    listeners.changed(firstPosition, notice);
    outcome.succeed(firstPosition);
  }

  @Override
  public void failed(RuntimeException cause) {
    outcome.fail(cause);
  }
}
