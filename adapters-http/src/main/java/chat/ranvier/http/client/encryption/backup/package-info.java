/**
 * The routes about key backups. Begin with {@link
 * chat.ranvier.http.client.encryption.backup.KeyBackupRoutes}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Server-side key
 * backups</a>.
 */
@NullMarked
package chat.ranvier.http.client.encryption.backup;

import org.jspecify.annotations.NullMarked;
