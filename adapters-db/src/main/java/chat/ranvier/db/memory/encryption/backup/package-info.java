/**
 * Key backups kept in memory. Begin with {@link
 * chat.ranvier.db.memory.encryption.backup.MemoryKeyBackupStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Server-side key
 * backups</a>.
 */
@NullMarked
package chat.ranvier.db.memory.encryption.backup;

import org.jspecify.annotations.NullMarked;
