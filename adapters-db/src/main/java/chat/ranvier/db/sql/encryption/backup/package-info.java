/**
 * Key backups kept in tables. Begin with {@link
 * chat.ranvier.db.sql.encryption.backup.SqlKeyBackupStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Server-side key
 * backups</a>.
 */
@NullMarked
package chat.ranvier.db.sql.encryption.backup;

import org.jspecify.annotations.NullMarked;
