package chat.ranvier.application.room.port;

import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;

/**
 * The transaction by which a client sent an event, so that a repetition is known as one.
 *
 * @param scope the endpoint's part that the id is unique in, for example {@code send} with room and
 *     type
 * @param transactionId what the client chose
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#transaction-identifiers">Transaction
 *     identifiers</a>
 */
public record ClientTransaction(UserId user, DeviceId device, String scope, String transactionId) {}
