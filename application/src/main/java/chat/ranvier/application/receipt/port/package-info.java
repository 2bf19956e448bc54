/**
 * Receipts as they are kept: the newest of each user, room, type and thread. Begin with {@link
 * chat.ranvier.application.receipt.port.ReceiptStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#receipts">Receipts</a>.
 */
@NullMarked
package chat.ranvier.application.receipt.port;

import org.jspecify.annotations.NullMarked;
