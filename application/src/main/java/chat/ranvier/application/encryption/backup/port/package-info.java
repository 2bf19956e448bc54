/**
 * Key backups as they are kept. Begin with {@link
 * chat.ranvier.application.encryption.backup.port.KeyBackupStore}. See <a
 * href="https://spec.matrix.org/v1.19/client-server-api/#server-side-key-backups">Server-side key
 * backups</a>.
 */
@NullMarked
package chat.ranvier.application.encryption.backup.port;

import org.jspecify.annotations.NullMarked;
