package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.ServerName;

/** Whether servers have signed events; whoever holds the servers' keys answers. */
@FunctionalInterface
public interface EventSignatures {
  /**
   * Whether the event is validly signed by this server, which need not be the sender's; for an
   * event of our own, whether it is going to be.
   */
  boolean isSignedBy(Pdu event, ServerName server);
}
