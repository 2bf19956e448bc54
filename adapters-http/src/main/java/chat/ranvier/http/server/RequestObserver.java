package chat.ranvier.http.server;

/** What wants to know of every request, for metrics. */
public interface RequestObserver {
  /** An observer that looks away. */
  RequestObserver NONE =
      new RequestObserver() {
        @Override
        public void started(String method, String route) {}

        @Override
        public void finished(FinishedRequest request) {}
      };

  /**
   * A request is about to be answered.
   *
   * @param route the route's name, or {@link FinishedRequest#NO_ROUTE}
   */
  void started(String method, String route);

  /** A request has been answered, or its client has gone away. */
  void finished(FinishedRequest request);
}
