package chat.ranvier.application.pusher.delivery;

import chat.ranvier.application.pusher.port.Pusher;
import java.util.OptionalLong;

/** A way to tell somebody outside what a user is notified of. */
public interface Delivery {
  /**
   * Does the next thing that is due for a pusher, if there is one: one message at most.
   *
   * @param pusher as it is stored now
   */
  Step step(Pusher pusher);

  /**
   * What came of it.
   *
   * @param isMore whether the next thing may be due at once
   * @param dueAt when it is due, in milliseconds since 1970, where that is known
   */
  record Step(boolean isMore, OptionalLong dueAt) {
    /** There may be more to do at once. */
    public static final Step MORE = new Step(true, OptionalLong.empty());

    /** There is nothing to do until something happens. */
    public static final Step DONE = new Step(false, OptionalLong.empty());

    /** There is nothing to do before this time. */
    public static Step waitUntil(long time) {
      return new Step(false, OptionalLong.of(time));
    }
  }
}
