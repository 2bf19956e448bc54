/**
 * Account data kept in memory. Begin with {@link
 * chat.ranvier.db.memory.accountdata.MemoryAccountDataStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#client-config">Client config</a>.
 */
@NullMarked
package chat.ranvier.db.memory.accountdata;

import org.jspecify.annotations.NullMarked;
