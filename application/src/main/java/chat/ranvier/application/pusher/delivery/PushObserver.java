package chat.ranvier.application.pusher.delivery;

/** Somebody who counts what push gateways are sent; told from any thread. */
public interface PushObserver {
  /** Nobody. */
  PushObserver NONE = new Nobody();

  /** A push gateway has taken a notification. */
  void pushed();

  /** A push gateway has not taken a notification. */
  void pushFailed();

  /** A push gateway has taken a count of unread messages. */
  void badgeTold();

  /** A push gateway has not taken a count of unread messages. */
  void badgeFailed();

  /** Nobody who counts. */
  record Nobody() implements PushObserver {
    @Override
    public void pushed() {}

    @Override
    public void pushFailed() {}

    @Override
    public void badgeTold() {}

    @Override
    public void badgeFailed() {}
  }
}
