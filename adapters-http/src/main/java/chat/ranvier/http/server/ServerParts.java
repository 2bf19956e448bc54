package chat.ranvier.http.server;

import chat.ranvier.application.environment.port.Time;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the listeners of one server share.
 *
 * @param memory what requests may take of the heap
 * @param requestCount how many requests have been given an id
 * @param stopping whether the server is about to stop, so that no connection is kept
 */
record ServerParts(
    Router router,
    AnswerWriter writer,
    Deadlines deadlines,
    RequestLimits limits,
    RequestMemory memory,
    Surroundings surroundings,
    AtomicLong requestCount,
    AtomicBoolean stopping) {
  Time time() {
    return surroundings.time();
  }

  RequestObserver observer() {
    return surroundings.observer();
  }

  RequestTracing tracing() {
    return surroundings.tracing();
  }
}
