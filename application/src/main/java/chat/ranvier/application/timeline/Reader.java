package chat.ranvier.application.timeline;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.room.port.ClientTransaction;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;

/**
 * Who is shown an event.
 *
 * @param device the device it is shown on; none where there is none
 */
public record Reader(UserId user, Optional<DeviceId> device) {
  /** Whoever made the request. */
  public static Reader of(Requester requester) {
    return new Reader(requester.user(), requester.device());
  }

  /** Whether the reader made this transaction. */
  boolean made(ClientTransaction transaction) {
    return transaction.user().equals(user)
        && device.filter(transaction.device()::equals).isPresent();
  }
}
