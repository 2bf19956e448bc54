package chat.ranvier.application.outbound.port;

/**
 * Requests to servers whose addresses strangers have named: none of them reaches an address that
 * the operator does not open, whatever a name resolves to, and none follows a redirect.
 */
public interface OutboundHttp {
  /**
   * Sends a request and waits for its whole answer, whatever its status.
   *
   * @throws OutboundException where there is none within the limits
   */
  OutboundAnswer send(OutboundRequest request) throws OutboundException;
}
