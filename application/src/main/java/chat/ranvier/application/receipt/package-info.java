/**
 * How far users have read. Begin with {@link chat.ranvier.application.receipt.SendReceipt}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#receipts">Receipts</a>.
 */
@NullMarked
package chat.ranvier.application.receipt;

import org.jspecify.annotations.NullMarked;
