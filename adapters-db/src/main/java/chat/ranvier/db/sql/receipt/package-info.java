/**
 * Receipts kept in a table. Begin with {@link chat.ranvier.db.sql.receipt.SqlReceiptStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#receipts">Receipts</a>.
 */
@NullMarked
package chat.ranvier.db.sql.receipt;

import org.jspecify.annotations.NullMarked;
