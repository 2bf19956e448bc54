package chat.ranvier.application.outbound.port;

/**
 * What a server has answered, whole.
 *
 * @param body read as UTF-8
 */
public record OutboundAnswer(int status, String body) {
  /** Whether the status says that all is well. */
  public boolean isGood() {
    return status >= 200 && status < 300;
  }
}
