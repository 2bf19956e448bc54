package chat.ranvier.http.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The request log: one line for each request of a listener, in the documented form.
 *
 * <p>Processor time stands there as zero, since a virtual thread's is not known.
 */
final class RequestLog {
  private final Logger logger;
  private final String tag;

  RequestLog(Listener listener) {
    this.tag = listener.tag();
    this.logger =
        LoggerFactory.getLogger(
            "synapse.access." + (listener.tls().isPresent() ? "https." : "http.") + tag);
  }

  /**
   * Writes the line of a request.
   *
   * @param sendNanos how long sending the answer took, of all the request's time
   * @param gone whether the client went away before it had the answer
   */
  void write(ServedRequest served, FinishedRequest finished, long sendNanos, boolean gone) {
    boolean routine = finished.method().equals("OPTIONS");
    if (routine ? !logger.isDebugEnabled() : !logger.isInfoEnabled()) {
      return;
    }
    String line = line(served, finished, sendNanos, gone);
    if (routine) {
      logger.debug(line);
    } else {
      logger.info(line);
    }
  }

  private String line(
      ServedRequest served, FinishedRequest finished, long sendNanos, boolean gone) {
    StringBuilder line = new StringBuilder(256);
    line.append(served.address().text()).append(" - ").append(tag).append(" - {");
    line.append(served.requester()).append("} Processed request: ");
    seconds(line, finished.nanos() - sendNanos).append('/');
    seconds(line, sendNanos).append(" (0.000sec, 0.000sec) (");
    seconds(line, finished.storage().waitedNanos()).append('/');
    seconds(line, finished.storage().workedNanos()).append('/');
    line.append(finished.storage().transactions()).append(") ");
    line.append(finished.bytes()).append("B ").append(finished.status()).append(gone ? "! " : " ");
    line.append('"').append(finished.method()).append(' ');
    LogText.target(line, served.rawPath(), served.rawQuery());
    line.append(" HTTP/1.1\" \"");
    LogText.quoted(line, served.header("User-Agent").orElse("-"));
    return line.append("\" [")
        .append(finished.storage().eventsRead())
        .append(" dbevts]")
        .toString();
  }

  private static StringBuilder seconds(StringBuilder line, long nanos) {
    long millis = Math.max(0, nanos + 500_000) / 1_000_000;
    long rest = millis % 1000;
    line.append(millis / 1000).append(rest < 10 ? ".00" : rest < 100 ? ".0" : ".").append(rest);
    return line.append("sec");
  }
}
