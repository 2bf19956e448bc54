package chat.ranvier.application.commit;

import chat.ranvier.application.environment.Outcome;
import java.util.List;
import java.util.function.LongConsumer;

/** A write with one position, at which listeners are told of some things. */
record NoticedWrite(
    List<ChangeNotice> notices,
    LongConsumer action,
    boolean isDurable,
    WriteOrigin origin,
    long since,
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
  public List<ChangeNotice> notices(long firstPosition) {
    return notices;
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
