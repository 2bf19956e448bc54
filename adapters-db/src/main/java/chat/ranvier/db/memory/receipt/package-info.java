/**
 * Receipts kept in memory. Begin with {@link chat.ranvier.db.memory.receipt.MemoryReceiptStore}.
 * See <a href="https://spec.matrix.org/v1.19/client-server-api/#receipts">Receipts</a>.
 */
@NullMarked
package chat.ranvier.db.memory.receipt;

import org.jspecify.annotations.NullMarked;
