/**
 * Receipts and read markers over HTTP. Begin with {@link
 * chat.ranvier.http.client.receipt.ReceiptsRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#receipts">Receipts</a>.
 */
@NullMarked
package chat.ranvier.http.client.receipt;

import org.jspecify.annotations.NullMarked;
